package engine

// sparse is which numbers of some rows are not 0, row after row in one list, and
// once more column after column.
type sparse struct {
	byRow, byColumn list
}

// list has the entries that belong to part i in places starts[i] to starts[i+1].
type list struct {
	starts []int
	values []float64
	at     []int // in which column, or row, they stand
}

// newSparse makes room for rows of in numbers each.
func newSparse(rows, in int) *sparse {
	most := rows * in
	return &sparse{
		list{make([]int, rows+1), make([]float64, most), make([]int, most)},
		list{make([]int, in+1), make([]float64, most), make([]int, most)},
	}
}

// part is the entries of part i.
func (l *list) part(i int) (values []float64, at []int) {
	return l.values[l.starts[i]:l.starts[i+1]], l.at[l.starts[i]:l.starts[i+1]]
}

// find lists x row by row.
func (s *sparse) find(x []float64, in int) {
	count := 0
	for i := range len(x) / in {
		s.byRow.starts[i] = count
		row := x[i*in : (i+1)*in]
		values, at := s.byRow.values[count:][:in], s.byRow.at[count:][:in]
		found := 0
		for l, v := range row {
			values[found], at[found] = v, l
			if v != 0 { // compiled without a branch
				found++
			}
		}
		count += found
	}
	s.byRow.starts[len(x)/in] = count
}

// transpose lists column by column what is listed row by row.
func (s *sparse) transpose(rows, in int) {
	starts := s.byColumn.starts
	clear(starts)
	for _, l := range s.byRow.at[:s.byRow.starts[rows]] {
		starts[l+1]++
	}
	for l := range in {
		starts[l+1] += starts[l]
	}
	for i := range rows {
		values, at := s.byRow.part(i)
		for k, v := range values {
			next := &starts[at[k]]
			s.byColumn.values[*next], s.byColumn.at[*next] = v, i
			*next++
		}
	}
	copy(starts[1:], starts[:in]) // each stands where the next one began
	starts[0] = 0
}
