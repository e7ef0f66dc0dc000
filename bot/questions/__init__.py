"""What a huddle asks: sets of questions, as they come and as a lead has changed them."""
