package nnlib

// meanPoolStage is mean pooling. Max pooling is part of [convStage], where the
// places it chooses are known.
type meanPoolStage struct {
	in, out        ImageShape
	window, stride int
	a, dx          []float64
}

func newMeanPoolStage(in, out ImageShape, p Pooling, batch int) *meanPoolStage {
	return &meanPoolStage{in, out, p.Window, p.Stride, make([]float64, batch*out.Size()), make([]float64, batch*in.Size())}
}

func (s *meanPoolStage) forward(x []float64, n int) []float64 {
	a := s.a[:n*s.out.Size()]
	clear(a)
	share := 1 / float64(s.window*s.window)
	s.pairs(n, func(from, to int) { a[to] += x[from] })
	for i := range a {
		a[i] *= share
	}
	return a
}

func (s *meanPoolStage) backward(delta []float64, n int, _ bool) []float64 {
	dx := s.dx[:n*s.in.Size()]
	clear(dx)
	share := 1 / float64(s.window*s.window)
	s.pairs(n, func(from, to int) { dx[from] += share * delta[to] })
	return dx
}

// pairs calls do for each entry of each window with its place in the input and
// that of the window in the output.
func (s *meanPoolStage) pairs(n int, do func(from, to int)) {
	for c := range n * s.in.Channels {
		for i := range s.out.Height {
			for j := range s.out.Width {
				to := (c*s.out.Height+i)*s.out.Width + j
				for m := range s.window {
					from := (c*s.in.Height+i*s.stride+m)*s.in.Width + j*s.stride
					for q := range s.window {
						do(from+q, to)
					}
				}
			}
		}
	}
}
