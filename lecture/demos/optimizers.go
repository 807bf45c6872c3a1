package demos

import (
	"fmt"
	"math"

	"nnlecture/nnlib"
)

func init() { method("optimizers", RunOptimizers) }

// surface is a loss over two parameters, with its gradient.
type surface struct {
	loss     func(x, y float64) float64
	gradient func(x, y float64) (gx, gy float64)
	from     [2]float64 // where all start
	span     [4]float64 // x0, x1, y0, y1 of the picture
}

var surfaces = map[string]surface{
	"valley": {
		func(x, y float64) float64 { return 0.05*x*x + 2*y*y },
		func(x, y float64) (float64, float64) { return 0.1 * x, 4 * y },
		[2]float64{-4, 1.2}, [4]float64{-5, 5, -2, 2},
	},
	"bowl": {
		func(x, y float64) float64 { return 0.5 * (x*x + y*y) },
		func(x, y float64) (float64, float64) { return x, y },
		[2]float64{-4, 1.6}, [4]float64{-5, 5, -2, 2},
	},
	"saddle": {
		func(x, y float64) float64 { return 0.25*x*x*x*x/16 - 0.5*y*y + 0.25*y*y*y*y + 0.2*x*x },
		func(x, y float64) (float64, float64) { return x*x*x/16 + 0.4*x, y*y*y - y },
		[2]float64{-4, 0.02}, [4]float64{-5, 5, -2, 2},
	},
	"banana": {
		func(x, y float64) float64 { u, v := 1-x/2.5, 2*y-x*x/6.25; return 0.5*u*u + 3*v*v },
		func(x, y float64) (float64, float64) {
			u, v := 1-x/2.5, 2*y-x*x/6.25
			return -u/2.5 - 6*v*2*x/6.25, 12 * v
		},
		[2]float64{-4, 0.2}, [4]float64{-5, 5, -2, 2},
	},
}

// RaceParams sets the surface and the optimizers' settings.
type RaceParams struct {
	Surface string  `json:"surface"`
	SGD     float64 `json:"sgd"`
	AdaGrad float64 `json:"adagrad"`
	RMSProp float64 `json:"rmsprop"`
	Rho     float64 `json:"rho"`
	Steps   int     `json:"steps"`
}

// Race is the ground and the ways of the runners.
type Race struct {
	Span    [4]float64 `json:"span"`
	Width   int        `json:"width"`
	Heights []float64  `json:"heights"` // of the ground, row by row from below
	Runners []Runner   `json:"runners"`
}

// Runner is one optimizer's way.
type Runner struct {
	Name  string       `json:"name"`
	Path  [][2]float64 `json:"path"`
	Rates [][2]float64 `json:"rates"` // effective learning rates of both parameters
	Loss  []float64    `json:"loss"`
	Lost  bool         `json:"lost"` // left the finite world
}

// RunOptimizers lets three optimizers run on the same surface.
func RunOptimizers(p RaceParams) (*Race, error) {
	ground, ok := surfaces[p.Surface]
	if !ok {
		return nil, fmt.Errorf("there is no surface %q", p.Surface)
	}
	if p.Steps < 1 || p.Steps > 1000 {
		return nil, fmt.Errorf("%d steps, want 1 … 1000", p.Steps)
	}
	race := &Race{Span: ground.span, Width: 100}
	for j := range 40 {
		for i := range race.Width {
			x := ground.span[0] + (ground.span[1]-ground.span[0])*float64(i)/float64(race.Width-1)
			y := ground.span[2] + (ground.span[3]-ground.span[2])*float64(j)/39
			race.Heights = append(race.Heights, ground.loss(x, y))
		}
	}
	for _, r := range []struct {
		name      string
		optimizer nnlib.Optimizer
	}{
		{"SGD", nnlib.NewGradientDescent(p.SGD)}, {"AdaGrad", nnlib.NewAdaGrad(p.AdaGrad)}, {"RMSProp", nnlib.NewRMSProp(p.RMSProp, p.Rho)},
	} {
		if err := r.optimizer.Validate(); err != nil {
			return nil, err
		}
		race.Runners = append(race.Runners, run(r.name, r.optimizer, ground, p.Steps, p.SGD))
	}
	return race, nil
}

func run(name string, optimizer nnlib.Optimizer, ground surface, steps int, plain float64) Runner {
	r := Runner{Name: name}
	theta := ground.from[:]
	theta = append([]float64(nil), theta...)
	for range steps + 1 {
		loss := ground.loss(theta[0], theta[1])
		if math.IsNaN(loss) || math.Abs(theta[0])+math.Abs(theta[1]) > 1e6 {
			r.Lost = true
			break
		}
		r.Path, r.Loss = append(r.Path, [2]float64{theta[0], theta[1]}), append(r.Loss, loss)
		gx, gy := ground.gradient(theta[0], theta[1])
		optimizer.Update(theta, []float64{gx, gy})
		rates := [2]float64{plain, plain}
		if adaptive, ok := optimizer.(interface{ LearningRates() []float64 }); ok {
			copy(rates[:], adaptive.LearningRates())
		}
		for i := range rates {
			rates[i] = min(rates[i], math.MaxFloat64)
		}
		r.Rates = append(r.Rates, rates)
	}
	return r
}
