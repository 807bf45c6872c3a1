package main

import (
	"io"
	"strings"
	"testing"
)

// TestCommandLine: a wrong word gets an answer that helps.
func TestCommandLine(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"dance", "no command \"dance\""},
		{"hint 4", "a number from 1 to 3"},
		{"reset", "name the exercise"},
		{"run 99", "there is no exercise \"99\"; choose from\n  01_perceptron"},
		{"run nw", "\"nw\" may be 03_nw1_logistic_unit or 04_nw2_sigmoid_outputs or"},
		{"grade", "name one folder"},
		{"grade -part 21/20 x", "the third of twenty, got \"21/20\""},
		{"bundle moodle", "one of actions, classroom50, gradescope"},
	} {
		err := run(t.Context(), strings.Fields(c.args), strings.NewReader(""), io.Discard)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want an error with %q", c.args, err, c.want)
		}
	}
}
