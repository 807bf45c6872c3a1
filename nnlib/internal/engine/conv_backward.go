package engine

// backward hands the derivatives to the outputs that were chosen, and from
// there to the filters and, where it is asked for, to the input.
func (s *conv) backward(delta []float64, n int, wantInput bool) []float64 {
	delta = delta[:n*s.Out.size()]
	s.Activation.Multiply(delta, s.z[:len(delta)], s.a[:len(delta)])
	for i := range n {
		image := s.padded[i*s.paddedSize() : (i+1)*s.paddedSize()]
		if wantInput {
			clear(s.dPadded)
		}
		for k := range s.bias {
			s.send(delta, k, i, image, wantInput)
		}
		if wantInput {
			s.cut(s.dx[i*s.In.size():(i+1)*s.In.size()], s.dPadded)
		}
	}
	return s.dx[:n*s.In.size()]
}

// send hands on the derivatives of filter k and image i. After pooling they are
// few, so that it goes from one to the next.
func (s *conv) send(delta []float64, k, i int, image []float64, wantInput bool) {
	filter, dFilter := s.filter(s.filters, k), s.filter(s.filtersGrad, k)
	if s.Window == 1 {
		s.unpool(delta, k, i)
		correlateFilterGradient(dFilter, image, s.dzPlane, s.shifts)
		if wantInput {
			correlateInputGradient(s.dPadded, filter, s.dzPlane, s.shifts)
		}
		return
	}
	values, at := s.collect(delta, k, i)
	sparseFilterGradient(dFilter, image, values, at, s.shifts, s.FilterWidth)
	if wantInput {
		sparseInputGradient(s.dPadded, filter, values, at, s.shifts, s.FilterWidth)
	}
}

// collect lists the derivatives of filter k and image i that are not 0, and
// where in the plane their outputs stand.
func (s *conv) collect(delta []float64, k, i int) (values []float64, at []int) {
	outputs := s.Out.Height * s.Out.Width
	first := (i*len(s.bias) + k) * outputs
	chosen := s.chosen[first : first+outputs]
	values, at = s.sent.values[:outputs], s.sent.at[:outputs]
	found, sum := 0, s.biasGrad[k]
	for j, d := range delta[first : first+outputs] {
		values[found], at[found] = d, chosen[j]
		sum += d
		if d != 0 { // compiled without a branch
			found++
		}
	}
	s.biasGrad[k] = sum
	return values[:found], at[:found]
}

// unpool spreads the derivatives of filter k and image i over the plane.
func (s *conv) unpool(delta []float64, k, i int) {
	outputs := s.Out.Height * s.Out.Width
	first := (i*len(s.bias) + k) * outputs
	chosen := s.chosen[first : first+outputs]
	clear(s.dzPlane)
	for j, d := range delta[first : first+outputs] {
		s.dzPlane[chosen[j]] += d
		s.biasGrad[k] += d
	}
}

// cut takes the padding of one image off again.
func (s *conv) cut(x, padded []float64) {
	height, width := s.In.Height, s.In.Width
	for c := range s.In.Channels {
		for i := range height {
			from := (c*s.paddedHeight+i+s.Padding)*s.paddedWidth + s.Padding
			copy(x[(c*height+i)*width:(c*height+i+1)*width], padded[from:from+width])
		}
	}
}
