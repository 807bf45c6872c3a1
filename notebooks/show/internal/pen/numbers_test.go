package pen

import (
	"math"
	"testing"
)

func TestPretty(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0", math.Copysign(0, -1): "0", 1: "1", -2.5: "−2.5", 1.0 / 3: "0.3333", 1234.5678: "1235", 45000: "45000",
		1e7: "10⁷", -1e9: "−1·10⁹", 1.25e-7: "1.25·10⁻⁷", 0.00012346: "0.0001235", 99999.9: "100000", math.Inf(1): "∞", math.Inf(-1): "−∞",
		1e100: "10¹⁰⁰", 2e10: "2·10¹⁰",
	} {
		if got := Pretty(x); got != want {
			t.Errorf("pretty(%v) = %q, want %q", x, got, want)
		}
	}
	if got := Pretty(math.NaN()); got != "NaN" {
		t.Errorf("pretty(NaN) = %q", got)
	}
	for x, want := range map[float64]string{1e10: "10¹⁰", 99.6: "100", -150.4: "−150", 0.197: "0.2", 12.5: "12"} {
		if got := PrettyTo(x, 2); got != want {
			t.Errorf("prettyTo(%v, 2) = %q, want %q", x, got, want)
		}
	}
}

func TestNextToNothingIsZeroBesideOthers(t *testing.T) {
	for x, want := range map[float64]string{8.7e-10: "0", -1e-17: "0", 0.0022: "0.0022", -1: "−1"} {
		if got := PrettyBeside(x, 1, 2); got != want {
			t.Errorf("beside(%v, 1, 2) = %q, want %q", x, got, want)
		}
	}
	if got := PrettyBeside(8.7e-10, 2e-9, 2); got != "8.7·10⁻¹⁰" {
		t.Errorf("among numbers of its own size it is %q, want 8.7·10⁻¹⁰", got)
	}
}

func TestSubscript(t *testing.T) {
	for name, want := range map[string]string{"x1": "x₁", "w12": "w₁₂", "x": "x", "epoch": "epoch", "X1": "X1", "x1a": "x1a", "": ""} {
		if got := Subscript(name); got != want {
			t.Errorf("subscript(%q) = %q, want %q", name, got, want)
		}
	}
}
