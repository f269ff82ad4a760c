import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { shortTeamName } from '#domain/care-team/team-name'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { answerState } from '../../../../api/answer-state'
import { client } from '../../../../api/client'
import { errorMessage } from '../../../../api/error-messages'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { missingInForm, NEW_ON_SITE_FORM } from '../../../../features/contract/on-site/on-site-draft'
import { type OnSiteResident, useOnSite } from '../../../../features/contract/on-site/use-on-site'
import { useInboxWrite } from '../../../../features/contract/team/inbox-query'
import { AnswerView } from '../../../../features/page/answer-view'
import { OnSiteForm } from './on-site-form'

export interface FillInProps {
  teamId: string
  patientId: string
  onDraft: (id: string) => void
  onOther: () => void
}

/** Whether somebody can sign here today; then what goes into their application. */
export function FillIn({ teamId, patientId, onDraft, onOther }: FillInProps) {
  const state = answerState(useOnSite(teamId, patientId))
  if (state.kind === 'ready' && !state.answer.refusal && !state.answer.draftId) {
    return <Form teamId={teamId} resident={state.answer} onDraft={onDraft} onOther={onOther} />
  }
  return (
    <Page title="当面签约">
      <AnswerView state={state} loading="正在看能不能签…" failed="没查到能不能签">
        {(resident) => (
          <>
            <Who resident={resident} onOther={onOther} />
            {resident.refusal && (
              <Note tone="wait" announced>
                {errorMessage(resident.refusal.code, resident.refusal.facts)}
              </Note>
            )}
            {!resident.refusal && resident.draftId && (
              <>
                <Note tone="info">申请已经填好了，就差本人点头。</Note>
                <Button label="念协议，接着签" onTap={() => resident.draftId && onDraft(resident.draftId)} />
              </>
            )}
          </>
        )}
      </AnswerView>
    </Page>
  )
}

function Who({ resident, onOther }: { resident: OnSiteResident; onOther: () => void }) {
  const { nameMasked, age, current } = resident
  return (
    <Card>
      <View className="line line--between">
        <View className="stack grow">
          <Text className="t-lead">{`${nameMasked} · ${age}`}</Text>
          {current && (
            <Text className="t-sub t-2">
              {`现在签的是${shortTeamName(current.teamName)}，到 ${dateInWords(current.endsOn, localDateOf(serverNow()))}`}
            </Text>
          )}
        </View>
        <Link label="换一位" onTap={onOther} />
      </View>
    </Card>
  )
}

function Form({
  teamId,
  resident,
  onDraft,
  onOther,
}: Omit<FillInProps, 'patientId'> & { resident: OnSiteResident }) {
  const [form, setForm] = useState(NEW_ON_SITE_FORM)
  const drafting = useInboxWrite(client.contract.draftOnSite.mutate)
  const { patientId } = resident
  const send = () => {
    const { packageIds, place, address, questionnaire, consents } = form
    drafting.mutate(
      {
        teamId,
        patientId,
        gridId: place?.grid.id ?? null,
        buildingId: place?.buildingId ?? null,
        address: address.trim(),
        packageIds: [...packageIds],
        questionnaire,
        consents,
      },
      { onSuccess: ({ id }) => onDraft(id) },
    )
  }
  return (
    <Page
      title="当面签约"
      bar={
        <BottomBar>
          {drafting.error && (
            <Note tone="bad" announced>
              {failureSentence(drafting.error)}
            </Note>
          )}
          <Button
            label="填好了，念协议"
            busy={drafting.isPending}
            disabledReason={missingInForm(form)}
            onTap={send}
          />
        </BottomBar>
      }
    >
      <Who resident={resident} onOther={onOther} />
      <OnSiteForm
        patientId={patientId}
        form={form}
        onChange={(part) => setForm((before) => ({ ...before, ...part }))}
      />
    </Page>
  )
}
