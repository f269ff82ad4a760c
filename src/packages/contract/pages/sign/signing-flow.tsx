import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { Signer } from '#domain/contract/signer'
import type { FamilyFace } from '#domain/patient/family-face'
import { errorMessage } from '../../../../api/error-messages'
import type { Failure } from '../../../../api/failure-of'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { StepsBar } from '../../../../components/page/steps-bar'
import { answerInWords } from '../../../../features/contract/packages/period-words'
import { usePeriods } from '../../../../features/contract/packages/use-periods'
import {
  firstUnfinished,
  peopleMissing,
  personDraft,
  SIGNING_STEPS,
  type SigningDraft,
  type SigningStart,
  type SigningStep,
  whatIsMissing,
  withPackages,
  withPerson,
} from '../../../../features/contract/signing/signing-draft'
import { StepPeople } from '../../../../features/contract/signing/step-people'
import { StepQuestions } from '../../../../features/contract/signing/step-questions'
import { StepSign } from '../../../../features/contract/signing/step-sign'
import { SubmittedView } from '../../../../features/contract/signing/submitted-view'
import { type Eligibility, useSigning } from '../../../../features/contract/signing/use-signing'
import { goBack } from '../../../../platform/screen/go-back'
import { PackagesOfPerson } from './packages-of-person'

export interface SigningFlowProps {
  title: string
  start: SigningStart
  /** What is filled in when it begins. */
  first: SigningDraft
  faces: readonly FamilyFace[]
  standing: readonly Eligibility[]
}

const NAMES: Readonly<Record<SigningStep, string>> = {
  people: '选人和住址',
  packages: '选服务包',
  questions: '几个小问题',
  sign: '签名',
}

const NEXT: Readonly<Record<Exclude<SigningStep, 'sign'>, string>> = {
  people: '选服务包',
  packages: '几个小问题',
  questions: '看协议',
}

/** The four steps in one page: what was filled in stays while one goes back and forth. */
export function SigningFlow({ title, start, first, faces, standing }: SigningFlowProps) {
  const signerOf = (patientId: string): Signer =>
    standing.find((row) => row.patientId === patientId)?.signer ?? 'helper'
  const { draft, change, submit, isSending, submitted, failure, changed } = useSigning(start, first, signerOf)
  const periods = usePeriods()
  const [shownId, setShownId] = useState<string>()
  const { step, people } = draft
  const current = people.find((id) => id === shownId) ?? people[0] ?? ''
  const face = faces.find(({ id }) => id === current)

  if (submitted) return <SubmittedView title={title} submitted={submitted} faces={faces} />

  const at = SIGNING_STEPS.indexOf(step)
  const go = (to: SigningStep | undefined) => {
    setShownId(undefined)
    if (to) change((before) => ({ ...before, step: to }))
  }
  const missing =
    step === 'people' ? peopleMissing(draft) : whatIsMissing(draft, current, step, signerOf(current))
  const open = step === 'people' ? null : firstUnfinished(draft, step, signerOf)
  const nextPerson = people[people.indexOf(current) + 1]
  const proceed = () => {
    if (step !== 'people' && nextPerson) setShownId(nextPerson)
    else if (open !== null) setShownId(open)
    else if (step === 'sign') void submit()
    else go(SIGNING_STEPS[at + 1])
  }
  const other = people.length > 1 ? { onOther: () => setShownId(nextPerson ?? people[0]) } : {}
  const nameOf = (id: string) => faces.find((each) => each.id === id)?.name ?? ''
  const next = step === 'sign' ? `提交，${answerInWords(periods)}` : NEXT[step]
  const label = step !== 'people' && nextPerson ? `下一位：${nameOf(nextPerson)}` : next
  return (
    <Page
      title={title}
      onBack={() => (at === 0 ? goBack() : go(SIGNING_STEPS[at - 1]))}
      bar={
        <BottomBar>
          <Button
            label={label}
            busy={isSending}
            {...(missing ? { disabledReason: missing } : {})}
            onTap={proceed}
          />
        </BottomBar>
      }
    >
      <StepsBar names={SIGNING_STEPS.map((each) => NAMES[each])} place={at} />
      {step === 'people' && (
        <StepPeople draft={draft} faces={faces} standing={standing} teamId={start.teamId} onChange={change} />
      )}
      {face && step === 'packages' && (
        <PackagesOfPerson
          face={face}
          person={personDraft(draft, face.id)}
          {...other}
          onChoose={(packageIds) => change((before) => withPackages(before, face.id, packageIds))}
        />
      )}
      {face && step === 'questions' && (
        <StepQuestions
          face={face}
          person={personDraft(draft, face.id)}
          {...other}
          onChange={(answer) =>
            change((before) => withPerson(before, face.id, answer(personDraft(before, face.id))))
          }
        />
      )}
      {face && step === 'sign' && (
        <StepSign
          key={face.id}
          start={start}
          face={face}
          person={personDraft(draft, face.id)}
          changed={changed}
          {...other}
          onChange={(sign) =>
            change((before) => withPerson(before, face.id, sign(personDraft(before, face.id))))
          }
        />
      )}
      {failure && <Refused failure={failure} />}
    </Page>
  )
}

function Refused({ failure }: { failure: Failure }) {
  return (
    <Note tone="bad" announced>
      <Text>
        {failure.kind === 'refused'
          ? errorMessage(failure.code, failure.facts)
          : '没有连上服务器，不是你的问题。填好的都还在，看看网络再点一次。'}
      </Text>
    </Note>
  )
}
