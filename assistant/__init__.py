"""Questions in; cited answers out, each sentence with the words it rests on."""
