import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take more than ten seconds, the longest first: begun last, one of them would run on alone. */
const LONGEST = [
  'tests/security/access.test.ts',
  'tests/security/fuzz.test.ts',
  'tests/security/document-guessing.test.ts',
  'tests/security/bad-input.test.ts',
  'tests/integration/embedded-postgres.test.ts',
]

/** Vitest takes a class here, and knows how long files took only where it kept its cache. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(name))
      return found === -1 ? LONGEST.length : found
    }
    return [...(await super.sort(files))].sort((a, b) => place(a) - place(b))
  }
}
