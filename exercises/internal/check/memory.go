package check

import "gonum.org/v1/gonum/mat"

// shared names the arguments whose memory the result holds.
func (c Case) shared(got any) []string {
	var names []string
	held := map[*float64]bool{}
	for _, start := range memory(got) {
		held[start] = true
	}
	for _, arg := range c.With {
		for _, start := range memory(arg.Value) {
			if held[start] {
				names = append(names, arg.Name)
				break
			}
		}
	}
	return names
}

// memory lists where the numbers of v begin, for all of its parts.
func memory(v any) []*float64 {
	var data []float64
	switch v := v.(type) {
	case List:
		var starts []*float64
		for _, part := range v {
			starts = append(starts, memory(part.Value)...)
		}
		return starts
	case []float64:
		data = v
	case *mat.Dense:
		if v != nil {
			data = v.RawMatrix().Data
		}
	case *mat.VecDense:
		if v != nil {
			data = v.RawVector().Data
		}
	}
	if len(data) == 0 {
		return nil
	}
	return []*float64{&data[0]}
}
