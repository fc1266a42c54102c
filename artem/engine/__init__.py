"""Running nets on pixels: one stylizer over a backend per kind of machine."""
