package check

// Points adds up what the steps that passed are worth.
func Points(results []Result) (sum float64) {
	for _, r := range results {
		if r.Passed {
			sum += r.Points
		}
	}
	return sum
}

// Most adds up what all steps are worth.
func Most(results []Result) (sum float64) {
	for _, r := range results {
		sum += r.Points
	}
	return sum
}
