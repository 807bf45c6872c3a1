package engine

import "nnlecture/nnlib/internal/kernel"

// The three products of a convolutional layer, for one image and one filter. The
// filter has a number per tap, and shifts says which part of the image the tap
// meets: image[shift:], as long as a plane of outputs. See [conv].

// correlate is z += Σ filter[tap]·image[shift of tap …].
func correlate(z, image, filter []float64, shifts []int) {
	kernel.AddRows(z, filter, shifts, image, 1)
}

// correlateFilterGradient is dFilter[tap] += dz · image[shift of tap …].
func correlateFilterGradient(dFilter, image, dz []float64, shifts []int) {
	for tap, shift := range shifts {
		dFilter[tap] += kernel.Dot(dz, image[shift:shift+len(dz)])
	}
}

// correlateInputGradient is dImage[shift of tap …] += filter[tap]·dz.
func correlateInputGradient(dImage, filter, dz []float64, shifts []int) {
	for tap, shift := range shifts {
		kernel.AddScaled(dImage[shift:shift+len(dz)], filter[tap], dz)
	}
}

// sparseFilterGradient is correlateFilterGradient for a dz that is 0 but for some
// values: each adds to the taps of a filter's row what stands side by side in a
// row of the image.
func sparseFilterGradient(dFilter, image, values []float64, at, shifts []int, width int) {
	for tap := 0; tap < len(shifts); tap += width {
		kernel.AddRows(dFilter[tap:tap+width], values, at, image[shifts[tap]:], 1)
	}
}

// sparseInputGradient is correlateInputGradient for such a dz.
func sparseInputGradient(dImage, filter, values []float64, at, shifts []int, width int) {
	for k, v := range values {
		for tap := 0; tap < len(shifts); tap += width {
			row := filter[tap : tap+width]
			to := dImage[at[k]+shifts[tap]:][:len(row)]
			for j, f := range row {
				to[j] += float64(f * v)
			}
		}
	}
}
