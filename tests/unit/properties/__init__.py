"""Properties that hold for every plan, guard and reader, whatever they are."""
