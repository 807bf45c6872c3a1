package field

// Rectangle is a part of the plane.
type Rectangle struct{ X0, X1, Y0, Y1 float64 }

// HalfPlane is the part of the rectangle where z ≥ 0, as a polygon. z must be
// linear, so that one cut along the line z = 0 is enough (Sutherland and
// Hodgman).
func (r Rectangle) HalfPlane(z func(x, y float64) float64) [][2]float64 {
	corners := [][2]float64{{r.X0, r.Y0}, {r.X1, r.Y0}, {r.X1, r.Y1}, {r.X0, r.Y1}}
	var inside [][2]float64
	for i, p := range corners {
		q := corners[(i+1)%4]
		zp, zq := z(p[0], p[1]), z(q[0], q[1])
		if zp >= 0 {
			inside = append(inside, p)
		}
		if (zp >= 0) != (zq >= 0) {
			t := zp / (zp - zq)
			inside = append(inside, [2]float64{p[0] + float64(t*(q[0]-p[0])), p[1] + float64(t*(q[1]-p[1]))})
		}
	}
	return inside
}
