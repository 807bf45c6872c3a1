package datasets_test

import (
	"fmt"
	"strings"

	"nnlecture/datasets"
)

// Two species and two lengths, as the perceptron's notebook uses them.
func ExampleSet_OnlyClasses() {
	s := datasets.Iris().OnlyClasses("setosa", "versicolor").OnlyFeatures("petal length [cm]", "petal width [cm]")
	printFirst(s, 1)
	fmt.Println(s.Signs()[49:51])
	// Output:
	// Iris: N = 100, M = 2, K = 2
	// [1.4 0.2] setosa
	// [-1 1]
}

// Dog or not: the labels of a network with one output.
func ExampleSet_OneAgainstRest() {
	s := datasets.Animals(4, seeded()).OneAgainstRest("dog")
	fmt.Println(s.LabelNames())
	fmt.Println(s.Binary().RawRowView(0))
	// Output:
	// [dog not dog not dog dog]
	// [1 0 0 1]
}

func ExampleSet_Split() {
	train, test := datasets.Iris().Split(0.2, seeded())
	fmt.Println(train.Len(), "to train,", test.Len(), "to test")
	// Output:
	// 120 to train, 30 to test
}

// The training set's mean and deviation standardize the test set as well.
func ExampleFitStandardizer() {
	train, test := datasets.Iris().Split(0.2, seeded())
	st := datasets.FitStandardizer(train)
	train, test = st.Apply(train), st.Apply(test)
	fmt.Printf("%.3f\n", test.Rows().RawRowView(0))
	// Output:
	// [0.723 0.115 1.014 0.794]
}

// A table as a spreadsheet in German writes it.
func ExampleReadCSV() {
	table := strings.NewReader(`Größe [cm];Gewicht [kg];Tier
25,5;4,2;Katze
61;30,5;Hund
24;3,9;Katze
`)
	s, err := datasets.ReadCSV(table, "Tier")
	if err != nil {
		fmt.Println(err)
		return
	}
	printFirst(s, 3)
	// Output:
	// table: N = 3, M = 2, K = 2
	// [25.5 4.2] Katze
	// [61 30.5] Hund
	// [24 3.9] Katze
}

// What is wrong with a table is said with its line and column.
func ExampleReadCSV_error() {
	_, err := datasets.ReadCSV(strings.NewReader("height,animal\n25.5,cat\nabout 60,dog\n"), "animal")
	fmt.Println(err)
	// Output:
	// line 3, column "height": "about 60", want a number
}
