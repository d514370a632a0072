"""The sample family: invented people in an invented council, for the demo and the walks. No real person or place."""
