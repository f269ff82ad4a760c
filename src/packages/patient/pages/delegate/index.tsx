import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { useFamily } from '../../../../api/use-family'
import { usePatient } from '../../../../api/use-patient'
import { useWrite } from '../../../../api/use-write'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { WhoFirst } from '../../../../features/appointment/who-first'
import {
  type DelegationDraft,
  delegateOf,
  EMPTY_DELEGATION,
  lastDayOf,
} from '../../../../features/household/delegation/delegation-draft'
import { DelegateChoice, PeriodChoice } from '../../../../features/household/delegation/delegation-form'
import { showDelegationCode } from '../../../../features/household/doors'
import { refreshHousehold } from '../../../../features/household/use-requests'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { useElderMode } from '../../../../theme/elder-mode'

/**
 * 托给家里人: to whom and until when; the code to hand over comes next. In elder mode each question has a screen of its
 * own.
 */
export default function DelegatePage() {
  const { patientId = '' } = useRouter().params
  const { elder } = useElderMode()
  const { isLoggedIn, people } = useFamily()
  const patient = usePatient(patientId)
  const today = localDateOf(serverNow())
  const [draft, setDraft] = useState<DelegationDraft>(EMPTY_DELEGATION)
  const [step, setStep] = useState<'who' | 'until'>('who')
  const create = useWrite(client.delegation.create.mutate)

  const delegate = patient ? delegateOf(draft, patient.relation) : null
  const lastDay = lastDayOf(draft, today, patient?.accessEndsOn ?? null)
  const asksWho = !elder || step === 'who'
  const asksUntil = !elder || step === 'until'

  function submit(): void {
    if (!delegate || !lastDay) return
    create.mutate(
      { patientId, ...delegate, startsOn: today, endsOn: lastDay },
      {
        onSuccess: async ({ id }) => {
          await refreshHousehold()
          showDelegationCode(id)
        },
      },
    )
  }

  if (!isLoggedIn) {
    return (
      <Page title="托给家里人">
        <WhoFirst isLoggedIn={false} />
      </Page>
    )
  }
  return (
    <Page
      title="托给家里人"
      {...(elder && step === 'until' ? { onBack: () => setStep('who') } : {})}
      bar={
        patient && (
          <BottomBar>
            {elder && step === 'who' ? (
              <Button
                label="下一步"
                disabledReason={delegate ? undefined : '先选托给谁'}
                onTap={() => setStep('until')}
              />
            ) : (
              <Button
                label="要一个委托码"
                busy={create.isPending}
                disabledReason={delegate ? (lastDay ? undefined : '还差最后一天') : '先选托给谁'}
                onTap={submit}
              />
            )}
          </BottomBar>
        )
      }
    >
      <AnswerView state={people} loading="正在取家人…" failed="家人没取到" safe="添加过的人都在。">
        {() =>
          patient && (
            <>
              <PersonStrip patientId={patientId} />
              {asksWho && (
                <DelegateChoice
                  draft={draft}
                  relation={patient.relation}
                  onChange={(fields) => setDraft((before) => ({ ...before, ...fields }))}
                />
              )}
              {asksUntil && (
                <PeriodChoice
                  draft={draft}
                  today={today}
                  latest={patient.accessEndsOn}
                  onChange={(fields) => setDraft((before) => ({ ...before, ...fields }))}
                />
              )}
              {create.error && (
                <Note tone="bad" announced>
                  {failureSentence(create.error)}
                </Note>
              )}
              <Text className="t-sub inset">
                对方能约号、改时间、陪着看病；改资料、看完整证件号、再托给别人，还是只有你能办。
              </Text>
            </>
          )
        }
      </AnswerView>
    </Page>
  )
}
