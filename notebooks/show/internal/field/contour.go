package field

import (
	"math"
)

// Loops traces the rims of the region where the field exceeds level, by
// marching squares. Outside the grid the field counts as low, so every rim is
// closed; the part of it that runs along the grid's border lies on the border.
func (g Field) Loops(level float64) [][][2]float64 {
	next := map[gridEdge]gridEdge{}
	for j := -1; j < len(g.Y); j++ {
		for i := -1; i < len(g.X); i++ {
			g.march(next, i, j, level)
		}
	}
	var loops [][][2]float64
	for j := -1; j <= len(g.Y); j++ { // in the grid's order: maps have none
		for i := -1; i <= len(g.X); i++ {
			for _, upright := range []bool{false, true} {
				start := gridEdge{i, j, upright}
				var loop [][2]float64
				for at := start; ; {
					after, ok := next[at]
					if !ok {
						break
					}
					delete(next, at)
					loop = append(loop, g.cross(at, level))
					at = after
				}
				if len(loop) > 2 {
					loops = append(loops, loop)
				}
			}
		}
	}
	return loops
}

// gridEdge is the edge from grid point (i, j) to the right, or upward.
type gridEdge struct {
	i, j    int
	upright bool
}

// at is the value at a grid point, and lower than anything outside the grid.
func (g Field) at(i, j int) float64 {
	if i < 0 || j < 0 || i >= len(g.X) || j >= len(g.Y) {
		return math.Inf(-1)
	}
	return g.Values[j][i]
}

// turns lists, for each pattern of corners above the level, the pieces of rim
// within a cell, as pairs of edges: 0 bottom, 1 right, 2 top, 3 left. The
// corners are bits: 1 lower left, 2 lower right, 4 upper right, 8 upper left.
// The two saddles stand for cells whose middle is low.
var turns = [16][][2]int{
	1: {{0, 3}}, 2: {{1, 0}}, 4: {{2, 1}}, 8: {{3, 2}},
	3: {{1, 3}}, 6: {{2, 0}}, 12: {{3, 1}}, 9: {{0, 2}},
	7: {{2, 3}}, 14: {{3, 0}}, 13: {{0, 1}}, 11: {{1, 2}},
	5: {{0, 3}, {2, 1}}, 10: {{1, 0}, {3, 2}},
}

// march adds the pieces of rim within the cell whose lower left corner is grid
// point (i, j), each directed so that the region is on its left.
func (g Field) march(next map[gridEdge]gridEdge, i, j int, level float64) {
	edges := [4]gridEdge{{i, j, false}, {i + 1, j, true}, {i, j + 1, false}, {i, j, true}}
	values := [4]float64{g.at(i, j), g.at(i+1, j), g.at(i+1, j+1), g.at(i, j+1)}
	corners, sum := 0, 0.0
	for bit, v := range values {
		sum += v
		if v > level {
			corners |= 1 << bit
		}
	}
	pieces := turns[corners]
	if len(pieces) == 2 && sum/4 > level { // a saddle whose middle is high
		pieces = [][2]int{{pieces[0][0], pieces[1][1]}, {pieces[1][0], pieces[0][1]}}
	}
	for _, piece := range pieces {
		next[edges[piece[0]]] = edges[piece[1]]
	}
}

// cross is where the field passes the level on an edge; on an edge that leaves
// the grid, its end on the border.
func (g Field) cross(e gridEdge, level float64) [2]float64 {
	i, j := e.i+1, e.j
	if e.upright {
		i, j = e.i, e.j+1
	}
	from, to := g.at(e.i, e.j), g.at(i, j)
	p, q := g.point(e.i, e.j), g.point(i, j)
	t := (level - from) / (to - from)
	switch {
	case math.IsInf(from, -1):
		t = 1
	case math.IsInf(to, -1):
		t = 0
	}
	return [2]float64{p[0] + float64(t*(q[0]-p[0])), p[1] + float64(t*(q[1]-p[1]))}
}

// point is a grid point; one outside is moved to the border.
func (g Field) point(i, j int) [2]float64 {
	return [2]float64{g.X[min(max(i, 0), len(g.X)-1)], g.Y[min(max(j, 0), len(g.Y)-1)]}
}

// onBorder reports whether p lies on the border of the grid.
func (g Field) onBorder(p [2]float64) bool {
	return p[0] == g.X[0] || p[0] == g.X[len(g.X)-1] || p[1] == g.Y[0] || p[1] == g.Y[len(g.Y)-1]
}

// Lines are the loops without the parts that run along the border: the curves
// on which the field equals the level.
func (g Field) Lines(level float64) [][][2]float64 {
	var lines [][][2]float64
	for _, loop := range g.Loops(level) {
		start := 0
		for start < len(loop) && !(g.onBorder(loop[start]) && g.onBorder(loop[(start+len(loop)-1)%len(loop)])) {
			start++
		}
		if start == len(loop) { // nowhere along the border
			lines = append(lines, append(loop, loop[0]))
			continue
		}
		var line [][2]float64
		for k := range loop {
			p, q := loop[(start+k)%len(loop)], loop[(start+k+1)%len(loop)]
			line = append(line, p)
			if g.onBorder(p) && g.onBorder(q) || k == len(loop)-1 {
				if len(line) > 1 {
					lines = append(lines, line)
				}
				line = nil
			}
		}
	}
	return lines
}
