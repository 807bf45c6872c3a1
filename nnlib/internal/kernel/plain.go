package kernel

import "math"

// addScaled is y ← y + αx, entry by entry.
func addScaled(y []float64, alpha float64, x []float64) {
	x = x[:len(y)]
	for i := range y {
		y[i] += float64(alpha * x[i])
	}
}

// dot is xᵀy in four sums, of every fourth product each, until fewer than four
// are left; those go to the first sum. The result is (s₀ + s₂) + (s₁ + s₃).
func dot(x, y []float64) float64 {
	y = y[:len(x)]
	var s0, s1, s2, s3 float64
	for len(x) >= 4 && len(y) >= 4 {
		s0 += float64(x[0] * y[0])
		s1 += float64(x[1] * y[1])
		s2 += float64(x[2] * y[2])
		s3 += float64(x[3] * y[3])
		x, y = x[4:], y[4:]
	}
	for i := range x {
		s0 += float64(x[i] * y[i])
	}
	return (s0 + s2) + (s1 + s3)
}

// addRows is y ← y + Σ values[k]·rows[at[k]·stride …]. Each entry of y adds its
// terms one after the other, in their order.
func addRows(y, values []float64, at []int, rows []float64, stride int) {
	for k, v := range values {
		addScaled(y, v, rows[at[k]*stride:])
	}
}

// adaptiveStep is r ← keep·r + add·g², θ ← θ − α/(ε + √r)·g. Where g is 0, θ
// stays as it is, even if r and ε are 0.
func adaptiveStep(theta, r, g []float64, alpha, keep, add, epsilon float64) {
	r, g = r[:len(theta)], g[:len(theta)]
	for i, g := range g {
		r[i] = float64(keep*r[i]) + float64(float64(add*g)*g)
		if g != 0 {
			theta[i] -= float64(alpha / (epsilon + math.Sqrt(r[i])) * g)
		}
	}
}

// tile is C ← C + A·B for rows of C and eight columns. B is a panel, rows of
// eight. Four rows and two columns at a time share what is loaded.
func tile(c []float64, cRow int, a []float64, aRow, aColumn int, panel []float64, terms, rows int) {
	panel = panel[:terms*tileColumns]
	for ; rows >= 4; rows -= 4 {
		for j := 0; j < tileColumns; j += 2 {
			tilePair(c[j:], cRow, a, aRow, aColumn, panel[j:])
		}
		if rows == 4 {
			return
		}
		c, a = c[4*cRow:], a[4*aRow:]
	}
	for i := range rows {
		tileRow(c[i*cRow:], a[i*aRow:], aColumn, panel)
	}
}

// tileRow is tile for one row.
func tileRow(c, a []float64, aColumn int, panel []float64) {
	for j := 0; j < tileColumns; j += 2 {
		s0, s1 := c[j], c[j+1]
		at := 0
		for p := panel[j:]; len(p) >= 2; p = p[min(len(p), tileColumns):] {
			v := a[at]
			s0 += float64(v * p[0])
			s1 += float64(v * p[1])
			at += aColumn
		}
		c[j], c[j+1] = s0, s1
	}
}

// tilePair is tile for four rows and two columns.
func tilePair(c []float64, cRow int, a []float64, aRow, aColumn int, p []float64) {
	c0, c1, c2, c3 := c[:2], c[cRow:cRow+2], c[2*cRow:2*cRow+2], c[3*cRow:3*cRow+2]
	s00, s01, s10, s11 := c0[0], c0[1], c1[0], c1[1]
	s20, s21, s30, s31 := c2[0], c2[1], c3[0], c3[1]
	a1, a2, a3 := a[aRow:], a[2*aRow:], a[3*aRow:]
	for at := 0; len(p) >= 2; at += aColumn {
		b0, b1 := p[0], p[1]
		v := a[at]
		s00 += float64(v * b0)
		s01 += float64(v * b1)
		v = a1[at]
		s10 += float64(v * b0)
		s11 += float64(v * b1)
		v = a2[at]
		s20 += float64(v * b0)
		s21 += float64(v * b1)
		v = a3[at]
		s30 += float64(v * b0)
		s31 += float64(v * b1)
		p = p[min(len(p), tileColumns):]
	}
	c0[0], c0[1], c1[0], c1[1] = s00, s01, s10, s11
	c2[0], c2[1], c3[0], c3[1] = s20, s21, s30, s31
}
