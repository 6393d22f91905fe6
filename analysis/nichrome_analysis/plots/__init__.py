"""The figures of a report, one module each: `draw(material)` returns a matplotlib figure, `caption(material)` one
sentence on what one sees, and `TITLE` a heading."""
