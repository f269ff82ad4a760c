import type { FamilyFace } from '#domain/patient/family-face'
import { answerState } from '../../../../api/answer-state'
import type { PersonDraft } from '../../../../features/contract/signing/signing-draft'
import { StepPackages } from '../../../../features/contract/signing/step-packages'
import { usePackages } from '../../../../features/contract/signing/use-signing'
import { AnswerView } from '../../../../features/page/answer-view'

export interface PackagesOfPersonProps {
  face: FamilyFace
  person: PersonDraft
  onOther?: () => void
  onChoose: (packageIds: readonly string[]) => void
}

/** The packages of one member of the household, asked for when their turn comes. */
export function PackagesOfPerson({ face, ...step }: PackagesOfPersonProps) {
  const state = answerState(usePackages(face.id))
  return (
    <AnswerView state={state} loading="正在取服务包…" failed="服务包没取到">
      {({ rows, groups }) => <StepPackages face={face} rows={rows} groups={groups} {...step} />}
    </AnswerView>
  )
}
