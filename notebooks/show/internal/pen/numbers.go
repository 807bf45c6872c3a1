package pen

import (
	"math"
	"strconv"
	"strings"
)

// Pretty renders a number for people: four significant digits, a real minus,
// whole numbers in full, powers of ten only far from 1.
func Pretty(x float64) string { return PrettyTo(x, 4) }

// PrettyTo is [Pretty] with another number of significant digits.
func PrettyTo(x float64, digits int) string {
	a := math.Abs(x)
	switch {
	case math.IsNaN(x):
		return "NaN"
	case math.IsInf(x, 0):
		return map[bool]string{true: "∞", false: "−∞"}[x > 0]
	case x == 0:
		return "0"
	case a < 1e-4 || a >= 1e7:
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', digits-1, 64), "e")
		n, _ := strconv.Atoi(exponent)
		if strings.Contains(mantissa, ".") {
			mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
		}
		power := "10" + Superscripts.Replace(strconv.Itoa(n))
		if mantissa == "1" {
			return power
		}
		return Minus(mantissa) + "·" + power
	case a >= 1e3 || x == math.Trunc(x):
		return Minus(strconv.FormatFloat(math.Round(x), 'f', -1, 64))
	}
	decimals := max(0, digits-1-int(math.Floor(math.Log10(a))))
	s := strconv.FormatFloat(x, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return Minus(s)
}

// PrettyBeside renders a number that is seen beside others: what is nothing compared
// with their size is 0.
func PrettyBeside(x, size float64, digits int) string {
	if math.Abs(x) < 1e-3*math.Abs(size) {
		x = 0
	}
	return PrettyTo(x, digits)
}

// Minus puts the real minus sign for hyphens.
func Minus(s string) string { return strings.ReplaceAll(s, "-", "−") }

// Subscript renders names such as x1 as on the slides: x₁.
func Subscript(name string) string {
	if len(name) < 2 || len(name) > 3 || name[0] < 'a' || name[0] > 'z' || strings.Trim(name[1:], "0123456789") != "" {
		return name
	}
	return name[:1] + subscripts.Replace(name[1:])
}

var subscripts = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉")

var Superscripts = strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// List writes a short vector in one line.
func List(v []float64) string {
	numbers := []string{}
	for i, x := range v {
		if i == 8 && len(v) > 9 {
			numbers = append(numbers, "…")
			break
		}
		numbers = append(numbers, PrettyTo(x, 3))
	}
	return "(" + strings.Join(numbers, ", ") + ")"
}
