package engine

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"

	"nnlecture/nnlib/internal/kernel"
)

// Both ways to find the largest of four agree, NaN and equals included.
func TestLargestOfFour(t *testing.T) {
	values, most, at := []float64{0, 1, 2, math.NaN()}, make([]float64, 7), make([]int, 7)
	for i := range 256 {
		plane := make([]float64, 1+2*15) // rows 15 apart
		for j := range plane {
			plane[j] = values[(i*(j+1)/(1+j%4))%4]
		}
		for j, row := range []int{1, 2, 16, 17} {
			plane[row+2*(i%7)] = values[i>>(2*j)%4]
		}
		for _, windows := range []int{7, 4, 3} {
			kernel.PoolFours(most[:windows], at, plane, 1, 15)
			for o := range windows {
				if want := largestOf(plane, 1+2*o, 15, 1, 2); at[o] != want || math.Float64bits(most[o]) != math.Float64bits(plane[want]) {
					t.Fatalf("%d windows, %v: the largest of window %d is at %d, want %d", windows, plane, o, at[o], want)
				}
			}
		}
	}
}

// convCase is a convolution with its numbers.
type convCase struct {
	Conv
	x, theta []float64
	images   int
}

// definition is z of all images by the definition of the convolution.
func (c convCase) definition() (z []float64) {
	for n := range c.images {
		for k := range c.Out.Channels {
			for i := range c.Out.Height {
				for j := range c.Out.Width {
					z = append(z, c.at(n, k, i, j))
				}
			}
		}
	}
	return z
}

// at is output (i, j) of filter k for image n.
func (c convCase) at(n, k, i, j int) float64 {
	taps := c.FilterHeight * c.FilterWidth
	sum := c.theta[len(c.theta)-c.Out.Channels+k] // the bias
	for channel := range c.In.Channels {
		for tap := range taps {
			y, x := i*c.Stride-c.Padding+tap/c.FilterWidth, j*c.Stride-c.Padding+tap%c.FilterWidth
			if y >= 0 && y < c.In.Height && x >= 0 && x < c.In.Width {
				sum += c.theta[(k*c.In.Channels+channel)*taps+tap] * c.x[((n*c.In.Channels+channel)*c.In.Height+y)*c.In.Width+x]
			}
		}
	}
	return sum
}

// A convolution with padding and stride is the sum of its definition, and what
// comes back are its derivatives: J = Σ δ·z is linear in each number.
func TestConv(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, size := range []struct{ stride, padding int }{{1, 0}, {1, 1}, {2, 0}, {2, 2}} {
		in := ImageShape{2, 7, 5}
		out := ImageShape{3, (7-3+2*size.padding)/size.stride + 1, (5-3+2*size.padding)/size.stride + 1}
		layer := Conv{In: in, Out: out, FilterHeight: 3, FilterWidth: 3, Stride: size.stride, Padding: size.padding, Window: 1, WindowStride: 1,
			Filters: rowsOf(random(rng, 3*2*9, 0), 3), Bias: rowsOf(random(rng, 3, 0), 1), Activation: Identity}
		team := NewTeam(Spec{Inputs: in.size(), Outputs: out.size(), Parameters: 3*2*9 + 3, Layers: []Layer{layer}, MostShares: 1}, 2)
		c := convCase{layer, random(rng, 2*in.size(), 0), team.Theta(), 2}
		stage, delta := team.members[0].stages[0], random(rng, 2*out.size(), 0)
		near(t, fmt.Sprint(size, " Z"), stage.forward(c.x, 2), c.definition(), 1e-13)
		clear(team.Grad())
		dx := stage.backward(slices.Clone(delta), 2, true)
		for name, part := range map[string][2][]float64{"∂J/∂θ": {c.theta, team.Grad()}, "∂J/∂x": {c.x, dx}} {
			for i, v := range part[0] {
				before := floats.Dot(delta, c.definition())
				part[0][i] = v + 1
				near(t, fmt.Sprint(size, name, i), part[1][i:i+1], []float64{floats.Dot(delta, c.definition()) - before}, 1e-11)
				part[0][i] = v
			}
		}
	}
}

// rowsOf cuts numbers into rows.
func rowsOf(v []float64, cols int) (rows Rows) {
	for ; len(v) > 0; v = v[cols:] {
		rows = append(rows, v[:cols:cols])
	}
	return rows
}
