"""Domain values turned into plain shapes that screen and paper both draw."""
