"""What a figure answers: every slot of it brought to one form, with the words that forms are known by."""
