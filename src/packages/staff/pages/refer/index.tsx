import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { answerState } from '../../../../api/answer-state'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { AnswerView } from '../../../../features/page/answer-view'
import { ReferFields } from '../../../../features/referral/refer-fields'
import {
  missingInReferral,
  type ReferForm,
  reopened,
  toReferral,
} from '../../../../features/referral/refer-form'
import { type Places, usePlaces, useReferralWrite } from '../../../../features/referral/use-referrals'
import { draftOf, forgetDraft, keepDraft } from '../../../../platform/kept/record-drafts'
import { goBack } from '../../../../platform/screen/go-back'

const TITLE = '开转诊'

/** The doctor sends a child on: where to, how soon, why, and the guardian's yes. */
export default function ReferPage() {
  const { patientId = '', visitId } = useRouter().params
  const query = usePlaces()
  if (query.data) return <Refer patientId={patientId} visitId={visitId} places={query.data} />
  return (
    <Page title={TITLE}>
      <AnswerView state={answerState(query)} loading="正在取能转去的地方…" failed="能转去的地方没取到">
        {() => null}
      </AnswerView>
    </Page>
  )
}

interface ReferProps {
  patientId: string
  visitId: string | undefined
  places: Places
}

function Refer({ patientId, visitId, places }: ReferProps) {
  const key = `referral ${visitId ?? patientId}`
  const [form, setForm] = useState(() => reopened(draftOf<ReferForm>(key)))
  useEffect(() => keepDraft(key, form), [key, form])
  const adding = useReferralWrite(client.referral.add.mutate)
  const missing = missingInReferral(form, places.certification !== null)
  if (adding.isSuccess) {
    const place = places.rows.find(({ id }) => id === form.toOrganizationId)?.name ?? '对方'
    return (
      <Page title={TITLE} noBack>
        <EmptyState
          title="转诊开好了"
          why={`${place}会在它的转诊列表里看到。接收了，家长马上收到消息。`}
          action="回去"
          onAction={goBack}
        />
      </Page>
    )
  }
  return (
    <Page
      title={TITLE}
      bar={
        <BottomBar>
          {adding.error && (
            <Note tone="bad" announced>
              {failureSentence(adding.error)}
            </Note>
          )}
          <Button
            label="发给对方"
            busy={adding.isPending}
            disabledReason={missing ?? undefined}
            onTap={() =>
              adding.mutate(toReferral(patientId, visitId, form), { onSuccess: () => forgetDraft(key) })
            }
          />
        </BottomBar>
      }
    >
      <ReferFields
        form={form}
        places={places}
        onChange={(step) => setForm((before) => ({ ...before, ...step }))}
      />
    </Page>
  )
}
