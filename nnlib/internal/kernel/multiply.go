package kernel

// Matrix is a matrix within a slice: entry (i, j) is Data[i·Row + j·Column].
type Matrix struct {
	Data        []float64
	Row, Column int
}

// T is the transpose, the same numbers read the other way round.
func (m Matrix) T() Matrix { return Matrix{m.Data, m.Column, m.Row} }

const (
	tileColumns = 8
	// depth is how many terms of a sum are added before the next columns have
	// their turn: a panel of B with as many rows stays in the cache.
	depth = 256
	// Room is how many numbers MultiplyAdd needs as a workspace.
	Room = depth * tileColumns
)

// MultiplyAdd is C ← C + A·B, for rows of C side by side. Each entry of C adds
// its products one after the other, in the order of the columns of A.
//
// Eight columns of B at a time are copied to room, one row after the other.
// Then tileRows rows of C meet these columns in registers.
//
// Shapes: C is m×p, A is m×k, B is k×p.
func MultiplyAdd(c []float64, a, b Matrix, m, p, k int, room []float64) {
	if m == 0 || p == 0 {
		return
	}
	c, room = c[:m*p], room[:Room]
	for first := 0; first < k; first += depth {
		terms := min(depth, k-first)
		for j := 0; j < p; j += tileColumns {
			pack(room, b, first, terms, j, min(tileColumns, p-j))
			multiplyPanel(c, a, m, p, first, terms, j, room)
		}
	}
}

// pack copies terms rows of up to eight columns, filled up with zeros.
func pack(room []float64, b Matrix, first, terms, column, columns int) {
	if columns < tileColumns {
		clear(room[:terms*tileColumns])
	}
	if b.Column == 1 {
		for l := range terms {
			at := (first+l)*b.Row + column
			copy(room[l*tileColumns:(l+1)*tileColumns], b.Data[at:at+columns])
		}
		return
	}
	for j := range columns {
		at := first*b.Row + (column+j)*b.Column
		for to := j; to < terms*tileColumns; to += tileColumns {
			room[to] = b.Data[at]
			at += b.Row
		}
	}
}

// multiplyPanel adds the product of some columns of A and a panel to up to eight
// columns of C.
func multiplyPanel(c []float64, a Matrix, m, p, first, terms, column int, room []float64) {
	columns := min(tileColumns, p-column)
	var rim [tileRows * tileColumns]float64 // where C has fewer than eight columns left
	for i := 0; i < m; {
		rows := 1
		switch {
		case m-i >= tileRows:
			rows = tileRows
		case m-i >= 4:
			rows = 4
		}
		from := a.Data[i*a.Row+first*a.Column:]
		if columns == tileColumns {
			multiplyTile(c[i*p+column:], p, from, a.Row, a.Column, room, terms, rows)
		} else {
			for r := range rows {
				copy(rim[r*tileColumns:], c[(i+r)*p+column:(i+r)*p+column+columns])
			}
			multiplyTile(rim[:], tileColumns, from, a.Row, a.Column, room, terms, rows)
			for r := range rows {
				copy(c[(i+r)*p+column:(i+r)*p+column+columns], rim[r*tileColumns:])
			}
		}
		i += rows
	}
}
