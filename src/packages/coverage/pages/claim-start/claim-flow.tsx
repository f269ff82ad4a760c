import { Text } from '@tarojs/components'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { StepsBar } from '../../../../components/page/steps-bar'
import { CLAIM_STEPS, type ClaimStep, stepMissing } from '../../../../features/claim/claim-form'
import { replaceWithClaim } from '../../../../features/claim/doors'
import { useClaimForm } from '../../../../features/claim/use-claim-form'
import type { Prepared } from '../../../../features/claim/use-claims'
import { goBack } from '../../../../platform/screen/go-back'
import { AccountStep } from './account-step'
import { InvoicesStep } from './invoices-step'
import { PapersStep } from './papers-step'
import { TreatmentStep } from './treatment-step'

const NAMES: Readonly<Record<ClaimStep, string>> = {
  treatment: '看病',
  invoices: '发票',
  papers: '材料',
  account: '收款',
}

const NEXT: Readonly<Record<ClaimStep, string>> = {
  treatment: '写发票',
  invoices: '拍材料',
  papers: '写收款的卡',
  account: '交申请',
}

export interface ClaimFlowProps {
  title: string
  patientId: string
  prepared: Prepared
}

/** Four short steps; each one is kept before the next. */
export function ClaimFlow({ title, patientId, prepared }: ClaimFlowProps) {
  const { form, papers, change, keep, submit, isSending, problem } = useClaimForm(patientId, prepared)
  const [step, setStep] = useState<ClaimStep>('treatment')
  const place = CLAIM_STEPS.indexOf(step)
  const today = localDateOf(serverNow())
  const needed = prepared.documents.find(({ care }) => care === form.care)?.kinds ?? []
  const kinds = needed.filter(({ isKnown }) => !isKnown).map(({ kind }) => kind)
  const shared = { patientId, form, prepared, onChange: change }
  const missing = stepMissing(step, form, kinds)
  const go = (to: number) => setStep(CLAIM_STEPS[to] ?? step)
  const next = () => {
    if (step === 'account') return submit(replaceWithClaim)
    keep()
    go(place + 1)
  }
  return (
    <Page
      title={title}
      onBack={() => (place === 0 ? goBack() : go(place - 1))}
      bar={
        <BottomBar>
          <Button
            label={NEXT[step]}
            busy={isSending || papers.busyKind !== null}
            {...(missing === null ? {} : { disabledReason: missing })}
            onTap={next}
          />
        </BottomBar>
      }
    >
      <StepsBar names={CLAIM_STEPS.map((each) => NAMES[each])} place={place} />
      {step === 'treatment' && prepared.draft && (
        <Note tone="primary">
          <Text>{`接着 ${momentInWords(new Date(prepared.draft.savedAt), today)} 写的往下写。`}</Text>
        </Note>
      )}
      {problem && (
        <Note tone="bad" announced>
          <Text>{problem}</Text>
        </Note>
      )}
      {step === 'treatment' && <TreatmentStep {...shared} />}
      {step === 'invoices' && <InvoicesStep {...shared} />}
      {step === 'papers' && <PapersStep form={form} needed={needed} papers={papers} />}
      {step === 'account' && <AccountStep {...shared} />}
    </Page>
  )
}
