package demos

import (
	"math"
	"strings"
	"testing"
)

// An update moves each of the 13 parameters against its gradient, and the loss falls.
func TestBackpropUpdate(t *testing.T) {
	p := BackpropParams{X: []float64{0.5, -1}, Y: 1, Seed: 4}
	before, err := RunBackprop(p)
	if err != nil {
		t.Fatal(err)
	}
	p.Alpha = 0.5
	after, err := RunBackprop(p)
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range before.Weights {
		if want := w - 0.5*before.Analytic[i]; math.Abs(after.Weights[i]-want) > 1e-15 {
			t.Errorf("parameter %d is %v, want %v", i, after.Weights[i], want)
		}
	}
	if after.Loss >= before.Loss {
		t.Errorf("the loss went from %v to %v", before.Loss, after.Loss)
	}
	p.Alpha = -1
	if _, err := RunBackprop(p); err == nil || !strings.Contains(err.Error(), "-1") {
		t.Errorf("a rate of −1: %v", err)
	}
}
