package engine

// MeanPool is mean pooling. Max pooling is part of [Conv].
type MeanPool struct {
	In, Out        ImageShape
	Window, Stride int
}

// meanPool is a [MeanPool] at work.
type meanPool struct {
	MeanPool
	a, dx []float64
}

func (layer MeanPool) newStage(_ *net, batch int) stage {
	return &meanPool{layer, make([]float64, batch*layer.Out.size()), make([]float64, batch*layer.In.size())}
}

func (s *meanPool) forward(x []float64, n int) []float64 {
	a := s.a[:n*s.Out.size()]
	clear(a)
	share := 1 / float64(s.Window*s.Window)
	s.pairs(n, func(from, to int) { a[to] += x[from] })
	for i := range a {
		a[i] *= share
	}
	return a
}

func (s *meanPool) backward(delta []float64, n int, _ bool) []float64 {
	dx := s.dx[:n*s.In.size()]
	clear(dx)
	share := 1 / float64(s.Window*s.Window)
	s.pairs(n, func(from, to int) { dx[from] += float64(share * delta[to]) })
	return dx
}

// pairs calls do for each entry of each window with its place in the input and
// that of the window in the output.
func (s *meanPool) pairs(n int, do func(from, to int)) {
	for c := range n * s.In.Channels {
		for i := range s.Out.Height {
			for j := range s.Out.Width {
				to := (c*s.Out.Height+i)*s.Out.Width + j
				for m := range s.Window {
					from := (c*s.In.Height+i*s.Stride+m)*s.In.Width + j*s.Stride
					for q := range s.Window {
						do(from+q, to)
					}
				}
			}
		}
	}
}
