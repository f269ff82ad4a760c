import Taro, { useRouter } from '@tarojs/taro'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { useSession } from '../../../../api/session'
import { useFamily } from '../../../../api/use-family'
import { usePatient } from '../../../../api/use-patient'
import { useWrite } from '../../../../api/use-write'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openFamily } from '../../../../features/appointment/doors'
import { WhoFirst } from '../../../../features/appointment/who-first'
import { GuardianQuestion } from '../../../../features/household/guardian/guardian-question'
import { refreshHousehold, useGuardianships } from '../../../../features/household/use-requests'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { goBack } from '../../../../platform/screen/go-back'

/** Another account asks to manage my child with me: who they say they are, and what either answer means. */
export default function GuardianRequestPage() {
  const { id = '' } = useRouter().params
  const isLoggedIn = useSession() !== null
  const guardianships = useGuardianships()
  const request =
    guardianships.kind === 'ready' ? guardianships.answer.toDecide.find((one) => one.id === id) : undefined
  const { people } = useFamily()
  const face =
    people.kind === 'ready' ? people.answer.find((person) => person.id === request?.patientId) : undefined
  const patient = usePatient(request?.patientId)
  const approve = useWrite(client.guardianship.approve.mutate)
  const refuse = useWrite(client.guardianship.refuse.mutate)
  const error = approve.error ?? refuse.error
  const offline = guardianships.kind === 'ready' && guardianships.storedAt !== undefined

  async function finish(said: string): Promise<void> {
    await refreshHousehold()
    void Taro.showToast({ title: said, icon: 'success' })
    goBack()
  }

  if (!isLoggedIn) {
    return (
      <Page title="一起管理">
        <WhoFirst isLoggedIn={false} />
      </Page>
    )
  }
  return (
    <Page
      title="一起管理"
      bar={
        request &&
        !offline && (
          <BottomBar>
            <Button
              label="同意，一起管理"
              busy={approve.isPending}
              disabledReason={refuse.isPending ? '正在答复…' : undefined}
              onTap={() => approve.mutate({ id }, { onSuccess: () => void finish('已同意') })}
            />
            <Button
              kind="secondary"
              label="不同意"
              busy={refuse.isPending}
              disabledReason={approve.isPending ? '正在答复…' : undefined}
              onTap={() => refuse.mutate({ id }, { onSuccess: () => void finish('没有同意') })}
            />
          </BottomBar>
        )
      }
    >
      <AnswerView
        state={guardianships}
        loading="正在取申请…"
        failed="申请没取到"
        safe="申请还在，不会自己通过。"
      >
        {() =>
          request ? (
            <>
              <PersonStrip patientId={request.patientId} />
              <GuardianQuestion request={request} childName={patient?.name ?? face?.name ?? '孩子'} />
              {error && (
                <Note tone="bad" announced>
                  {failureSentence(error)}
                </Note>
              )}
            </>
          ) : (
            <EmptyState
              title="这个申请已经有结果了"
              why="可能另一位监护人答复过，对方不加了，或者过期了。"
              action="看我的家庭"
              onAction={() => openFamily(false)}
            />
          )
        }
      </AnswerView>
    </Page>
  )
}
