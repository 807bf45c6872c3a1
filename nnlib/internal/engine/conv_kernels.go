package engine

import "nnlecture/nnlib/internal/kernel"

// The three products of a convolutional layer, for one image and one filter. The
// filter has a number per tap, and shifts says which part of the image the tap
// meets: image[shift:], as long as a plane of outputs. See [conv].

// correlate is z += Σ filter[tap]·image[shift of tap …].
func correlate(z, image, filter []float64, shifts []int) {
	for tap, shift := range shifts {
		kernel.AddScaled(z, filter[tap], image[shift:shift+len(z)])
	}
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
