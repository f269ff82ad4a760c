import { router, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { listTexts, listTextsInput, saveText, saveTextShape } from './offer/operate-agreement-texts'
import {
  listPackageVersions,
  listPackageVersionsInput,
  savePackage,
  savePackageShape,
} from './offer/operate-packages'

const BUREAU = ['health-bureau'] as const
const asksBureau = staffProcedure(...BUREAU)

/** What families choose from, version by version. */
export const servicePackageRouter = router({
  list: asksBureau.input(listPackageVersionsInput).query(({ ctx, input }) => listPackageVersions(ctx, input)),
  save: staffWriteProcedure(BUREAU, savePackageShape).mutation(({ ctx, input }) => savePackage(ctx, input)),
})

/** What families sign, version by version. */
export const agreementTextRouter = router({
  list: asksBureau.input(listTextsInput).query(({ ctx, input }) => listTexts(ctx, input)),
  save: staffWriteProcedure(BUREAU, saveTextShape).mutation(({ ctx, input }) => saveText(ctx, input)),
})
