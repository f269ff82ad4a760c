import type { Admit } from '#server/platform/admission/admission'

/** A desk without company: everybody is decided by themselves, at once. */
export const alone: Admit = async (desk, asked) => {
  const [outcome] = await desk.decide([asked])
  if (outcome && 'answer' in outcome) return outcome.answer
  throw outcome?.refusal
}
