/** Ends a run with one line, `N passed, M failed`, which scripts can read; the default reporter repeats its own while it runs. */
export function plainReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const tests = sessions.flatMap(({ testResults }) => (testResults ? flatten(testResults) : []));
      const broken = sessions.filter(({ passed, testResults }) => !passed && !(testResults && flatten(testResults).some(failed))).length;
      const failures = tests.filter(failed).length + broken;
      const skipped = tests.filter((test) => test.skipped).length;
      console.log(
        `${tests.length - skipped - tests.filter(failed).length} passed, ${failures} failed${skipped ? `, ${skipped} skipped` : ''}`,
      );
    },
  };
}

const failed = (test) => !test.passed && !test.skipped;
const flatten = ({ tests, suites }) => [...tests, ...suites.flatMap(flatten)];
