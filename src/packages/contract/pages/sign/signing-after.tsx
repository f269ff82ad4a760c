import type { FamilyFace } from '#domain/patient/family-face'
import { answerState } from '../../../../api/answer-state'
import { Page } from '../../../../components/page/page'
import { useContract } from '../../../../features/contract/signed/use-contracts'
import { nextSigningDraft } from '../../../../features/contract/signing/signing-draft'
import { type Eligibility, usePackages } from '../../../../features/contract/signing/use-signing'
import { AnswerView } from '../../../../features/page/answer-view'
import { SigningFlow } from './signing-flow'

export interface SigningAfterProps {
  teamId: string
  /** The contract that is renewed, or left for this team. */
  previousId: string
  face: FamilyFace
  standing: Eligibility
}

/** The next term, or another team: what the contract before it says is filled in, and the name is signed anew. */
export function SigningAfter({ teamId, previousId, face, standing }: SigningAfterProps) {
  const contract = answerState(useContract(previousId))
  const packages = answerState(usePackages(face.id))
  if (contract.kind !== 'ready' || packages.kind !== 'ready') {
    const state = contract.kind === 'ready' ? packages : contract
    return (
      <Page title="签约">
        <AnswerView<unknown> state={state} loading="正在取上一份签约…" failed="上一份签约没取到">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  const before = contract.answer
  return (
    <SigningFlow
      title={before.teamId === teamId ? '续签' : '换一支团队'}
      start={{ teamId, previousId }}
      first={nextSigningDraft(before, packages.answer.rows)}
      faces={[face]}
      standing={[freedFrom(standing, previousId)]}
    />
  )
}

/** What somebody has already is no obstacle to what comes after it. */
function freedFrom(row: Eligibility, previousId: string): Eligibility {
  const isItself = row.current?.contractId === previousId
  return isItself && row.refusal?.code === 'contract_elsewhere'
    ? { ...row, canSign: true, refusal: null }
    : row
}
