package pen

import (
	"strings"
	"testing"

	"gonum.org/v1/plot"
)

func TestTicks(t *testing.T) {
	labels := func(marks []plot.Tick) string {
		var s []string
		for _, m := range marks {
			s = append(s, m.Label)
		}
		return strings.Join(s, " ")
	}
	for _, c := range []struct{ got, want string }{
		{labels(Ticks{}.Ticks(-1, 1)), "−1 −0.5 0 0.5 1"},
		{labels(Ticks{}.Ticks(0, 0.3)), "0 0.05 0.1 0.15 0.2 0.25 0.3"},
		{labels(Ticks{Whole: true}.Ticks(1, 3)), "1 2 3"},
		{labels(Ticks{}.Ticks(999, 1001)), "999 999.5 1000 1000.5 1001"},
		{labels(logTicks{}.Ticks(1, 1000)), "1 10 100 1000"},
		{labels(logTicks{}.Ticks(0.9, 21)), "1 2 5 10 20"},
		{labels(logTicks{}.Ticks(1e-14, 2)), "10⁻¹⁴ 10⁻¹² 10⁻¹⁰ 10⁻⁸ 10⁻⁶ 10⁻⁴ 10⁻² 1"},
	} {
		if c.got != c.want {
			t.Errorf("ticks %q, want %q", c.got, c.want)
		}
	}
}
