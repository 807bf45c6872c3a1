package value

// Named is an argument or a result with the name it goes by in messages.
type Named struct {
	Name  string
	Value any
}

// List is an ordered list of arguments or results.
type List []Named

// Values makes a List of names and values in turn: Values("w", w, "b", b).
func Values(pairs ...any) List {
	list := make(List, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, Named{pairs[i].(string), pairs[i+1]})
	}
	return list
}
