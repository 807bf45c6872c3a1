package pen

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
)

// Ticks are at multiples of 1, 2 or 5 times a power of ten.
type Ticks struct {
	Whole bool // only at whole numbers, for what is counted
}

// Ticks implements plot.Ticker.
func (t Ticks) Ticks(min, max float64) []plot.Tick {
	step := NiceStep((max - min) / 5)
	if t.Whole {
		step = math.Max(step, 1)
	}
	var marks []plot.Tick
	for i := math.Ceil(min/step - 1e-9); i*step <= max+1e-9*step; i++ {
		marks = append(marks, plot.Tick{Value: i * step, Label: tickLabel(i*step, step)})
	}
	return marks
}

// tickLabel writes v as exactly as steps of the given size need it.
func tickLabel(v, step float64) string {
	size := math.Max(math.Abs(v), step)
	if size >= 1e7 || size < 1e-3 {
		return PrettyTo(v, 4)
	}
	decimals := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		s = "0"
	}
	return Minus(s)
}

// NiceStep rounds to the next 1, 2 or 5 times a power of ten.
func NiceStep(step float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(step)))
	for _, factor := range []float64{1, 2, 5} {
		if step <= factor*power*1.2 {
			return factor * power
		}
	}
	return 10 * power
}

// logTicks are at powers of ten, eight at most, and at 2 and 5 times these where
// few fit.
type logTicks struct{}

// Ticks implements plot.Ticker.
func (logTicks) Ticks(min, max float64) []plot.Tick {
	var marks []plot.Tick
	decades := math.Log10(max / min)
	every := math.Ceil((decades + 0.01) / 8)
	for exponent := every * math.Floor(math.Log10(min)/every); exponent <= math.Ceil(math.Log10(max)); exponent += every {
		for _, factor := range []float64{1, 2, 5} {
			if factor != 1 && decades > 2.5 {
				continue
			}
			if value := factor * math.Pow(10, exponent); value >= min*0.999 && value <= max*1.001 {
				marks = append(marks, plot.Tick{Value: value, Label: logLabel(value, min, max)})
			}
		}
	}
	return marks
}

// logLabel writes powers of ten as powers where one of the axis' ends needs it.
func logLabel(value, min, max float64) string {
	if exponent := math.Round(math.Log10(value)); exponent != 0 && (min < 1e-4 || max >= 1e7) && math.Abs(value/math.Pow(10, exponent)-1) < 1e-9 {
		return "10" + Superscripts.Replace(strconv.Itoa(int(exponent)))
	}
	return Pretty(value)
}
