package datasets_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"nnlecture/datasets"
)

// seeded is a generator whose figures are the same on every machine.
func seeded() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// printFirst prints the size of a set and its first examples.
func printFirst(s *datasets.Set, examples int) {
	fmt.Printf("%s: N = %d, M = %d, K = %d\n", s.Name, s.Len(), s.Features(), s.Classes())
	for n := range examples {
		fmt.Printf("%v %s\n", s.Rows().RawRowView(n), s.ClassNames[s.Labels[n]])
	}
}

func ExampleIris() {
	printFirst(datasets.Iris(), 3)
	// Output:
	// Iris: N = 150, M = 4, K = 3
	// [5.1 3.5 1.4 0.2] setosa
	// [4.9 3 1.4 0.2] setosa
	// [4.7 3.2 1.3 0.2] setosa
}

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

func ExampleAND() {
	printFirst(datasets.AND(), 4)
	// Output:
	// AND: N = 4, M = 2, K = 2
	// [0 0] false
	// [0 1] false
	// [1 0] false
	// [1 1] true
}

func ExampleOR() {
	printFirst(datasets.OR(), 4)
	// Output:
	// OR: N = 4, M = 2, K = 2
	// [0 0] false
	// [0 1] true
	// [1 0] true
	// [1 1] true
}

func ExampleXOR() {
	printFirst(datasets.XOR(), 4)
	// Output:
	// XOR: N = 4, M = 2, K = 2
	// [0 0] false
	// [0 1] true
	// [1 0] true
	// [1 1] false
}

func ExampleSeparable() {
	printFirst(datasets.Separable(100, 0.1, seeded()), 3)
	// Output:
	// separable points: N = 100, M = 2, K = 2
	// [0.2095308150663262 0.8556214350214923] −1
	// [0.11107454038291142 -0.4329429712212076] +1
	// [0.7282757857244533 0.01423238352509082] −1
}

func ExampleOverlapping() {
	printFirst(datasets.Overlapping(100, 0.2, seeded()), 3)
	// Output:
	// overlapping points: N = 100, M = 2, K = 2
	// [0.449279 -0.006507] −1
	// [0.275084 -0.281603] +1
	// [-0.230219 -0.068087] −1
}

// The letter L as the photocells saw it, one digit per pixel: tenths of ink.
func ExampleLetters() {
	s := datasets.Letters("LT", 7, seeded())
	fmt.Println(s.Len(), "pictures,", s.Height, "×", s.Width)
	picture := s.Picture(0)
	for r := range s.Height {
		for c := range s.Width {
			digit := " "
			if v := picture.At(r, c); v > 0 {
				digit = fmt.Sprint(int(9 * v))
			}
			fmt.Print(digit)
		}
		fmt.Println("|")
	}
	// Output:
	// 14 pictures, 20 × 20
	//                     |
	//                     |
	//      120            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      692            |
	//      6932222221     |
	//      6999999994     |
	//      3444444442     |
	//                     |
	//                     |
}

func ExampleBlobs() {
	printFirst(datasets.Blobs(300, 3, 0.3, seeded()), 3)
	// Output:
	// blobs: N = 300, M = 2, K = 3
	// [0.113834 1.022421] class 1
	// [0.926046 -0.837594] class 2
	// [-0.986202 -1.425613] class 3
}

func ExampleMoons() {
	printFirst(datasets.Moons(200, 0.1, seeded()), 3)
	// Output:
	// moons: N = 200, M = 2, K = 2
	// [-0.518918 0.870249] class 1
	// [0.741163 -0.784312] class 2
	// [-0.670492 0.526041] class 1
}

func ExampleCircles() {
	printFirst(datasets.Circles(200, 0.05, seeded()), 3)
	// Output:
	// circles: N = 200, M = 2, K = 2
	// [-0.219174 -0.437557] class 1
	// [-0.924301 0.272688] class 2
	// [0.297133 -0.459232] class 1
}

func ExampleSpirals() {
	printFirst(datasets.Spirals(200, 2, 0.02, seeded()), 3)
	// Output:
	// spirals: N = 200, M = 2, K = 2
	// [0.370996 -0.750613] class 1
	// [0.377738 0.510424] class 2
	// [0.791437 -0.51578] class 1
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

func ExampleBatches() {
	rng := seeded()
	epoch := datasets.Batches(10, 4, rng)
	for e := range 2 {
		fmt.Println("epoch", e+1)
		for batch := range epoch {
			fmt.Println(batch)
		}
	}
	// Output:
	// epoch 1
	// [4 2 3 6]
	// [9 1 8 0]
	// [5 7]
	// epoch 2
	// [9 5 0 6]
	// [7 4 8 3]
	// [1 2]
}

// A dog, a cat and a rabbit side by side, as darker characters for darker pixels.
func ExampleAnimals() {
	s := datasets.Animals(300, seeded())
	fmt.Println(s.Len(), "pictures,", s.Height, "×", s.Width)
	for r := range s.Height {
		for n := range 3 {
			for _, v := range s.Picture(n).RawRowView(r) {
				fmt.Print(string(" .:-=+*#%@"[int(9.999*v)]))
			}
			fmt.Print("|")
		}
		fmt.Println()
	}
	// Output:
	// 300 pictures, 28 × 28
	// .::..:.::::::...:.:..:::::.:|%%%%%%@%%#%@%%%@@@@%@%@#%%%%|:-.:-:::::--..:::-::-::::-:-|
	// .....:..::....::.::..::...::|%%%%@@%%%@+@%%%%%%@%#@%@%@%%|-::--:::---::::-:::-:--.-::-|
	// .::...::.:::.::..........:.:|@%%%%@@@@%.-%%%@%@%+-@@@%@%@|::-::.:-.::-::-:.:-.::::--::|
	// .....::.:.:....:..:::.:.....|%#%%@@@%%@-.-#@@%%=:-@@%@%%@|::::::=-:--::::::-:::.::::::|
	// .:.::.:....::.:....:::.:..:.|@%@@@%%%%%--.-+**:.-:@%%%%@@|::--:-:.::.:--::::::::.::.-:|
	// ..:::..::...::: :.:.::....::|%%%%@@@@%*:-:.:::::--#%%%@@@|:::--::::-:::::::::=::--::-:|
	// :..::..::.:...:....:..:::::.|%@%%%%%%@#.::::.:::.:#%%%@@%|:-.:-:.:-::-::--:-*%-:::-:::|
	// ::.:.:.::.:...:..:.:.::..:..|@%%@%@@%%*:.::. ::::-=%%@@@%|.:-:--::::=%+-::::%#=:---:::|
	// :.:.::......:.:...::::..:::.|@%%%#%%%@+.*#-:.+%:..-@%@%@%|-:-:-::-::=#%--::-#%#:-.::::|
	// :.::.:.:::::...:.::.::::.::.|@%%%%%%%%+:=#:::=%::-=@%%%%%|:::::-:..-=###:::=###-:--:::|
	// ..:..:.:.:..:.::.:.: :..::::|%%%%@@%%%+::-:=:.::::=@@%%%@|=:---:-:::=##%-::=###.-::.--|
	// .:.:....::::.:.::..:::.:::.:|%%%%@#@@@%%*+.*:**+=*%@%@@%@|-:--:::=::-**#*-:+%#%--:::-:|
	// :..:......:+**:=##+.:..:..::|%%%%%%@%%%#...#.::=+*%@%@%@@|:-:::..=::-=%#%-:=%##=.:-.-:|
	// ::::..::.:+*#**%@%@#:..:..:.|@%%%@@%%@@%*-::::.-=@%@%@@%%|:--:-::.--::*##=:-%#%:--:::-|
	// :....:.: +#*#*@%@%%%+-+:.:::|%%%@%%#@%%%@@#+=+*#@%@@%%%%%|::::--:::...+##*::##*:-:--:-|
	// .::....:-####%@.*@%%@#**:.:.|@%@%%%%%@@@%@%#@@@%@%@@%%@%%|----::::-:::-#%%%%#%=-::--.-|
	// ::..:::.=#**+%@-#%#.%***=...|@#%#%%%%%@%%@@%%@%%@@@%@%@%%|-::-:--:--:---%@%@%@%---.:::|
	// :.:::...-**-*%@@%%#=%##*+:.:|%%%@%#%%%#%@%@@@@%#%#@%%%@@%|:-::::::--::--#%%#@%@#::--::|
	// :.::.:......+%@@==%@%*#*+.::|@%%@@%@@%@@%*%@%@@@%%@@%%%@%|::::.-::-.-::#%#%@%-=%-:::::|
	// ....:..:.:.:=%@@: #%*=##*:.:|@@%@@#@@%%%@@%@@#%%%@%@@%%%@|-:--::-::.:..%%.+%%-=%*::-:.|
	// :....:.:::..:%@@+%@@=:**= ..|@%@%%%@%%%%@%%%%%@%%@%%%%%%%|:-:---:-::-.-%%+*@%%@%+:----|
	// :..:.::.::::.+@@%@@=.::=-.::|@%@@%%%@%%@%@%@%%@@@@@%@%%%%|-.--:=-:::::.#@@@+ @%#=:::-.|
	// ::.::..:-.::..-###:::..:::..|@%@%@@%@%%%%%#@@@@%@%@%%@@%%|::----::::-:-*%@@@#@@@=.::::|
	// .:.....:..:....:::::..:..:..|@%@%@%%%@@%%@%%%%@@%%%%%%%@%|-::::.::::.-.:#@@@#%@+:::::-|
	// ::...::.:.....:.::..:..:-::.|@%%@%@@%@%@@@@%@%%%%@%@%%@@@|::..---::.::-:.#@%%@+.::-::-|
	// .:..:.::::.::::.:.:-.:......|@@%@#@%@@%@@%%%@%#%%%%@@%%@%|::-:::.::-.-::--===-:-:-:-::|
	// .:.::...::.::..::.:::.:.:.::|%%%#%%#%%@@%@@%%%%%@%%%%@%@%|---:-:-.:.--::-.:::::::-:--:|
	// ....::..:.:::.: .:-.........|%%@%%%%%%%%%%%%%%@%%%%%%%%%@|:-.:-:::-:-:.:--:::.-::::-::|
}

// The first digit of the training set, at every second pixel.
func ExampleMNIST() {
	train, test, err := datasets.MNIST()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(train.Len(), "to train,", test.Len(), "to test, M =", train.Features())
	for r := 0; r < 28; r += 2 {
		for c := 0; c < 28; c += 2 {
			fmt.Print(string(" .:-=+*#%@"[int(9.999*train.Picture(0).At(r, c))]))
		}
		fmt.Println("|")
	}
	fmt.Println("is a", train.ClassNames[train.Labels[0]])
	// Output:
	// 60000 to train, 10000 to test, M = 784
	//               |
	//               |
	//               |
	//     .-*@@%@#  |
	//     %@@#@     |
	//       @       |
	//       #:      |
	//        @@     |
	//         -@    |
	//        .#@    |
	//       %@@-    |
	//     %@@-      |
	//   +@%+        |
	//               |
	// is a 5
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
