import { useSession } from '../../../../api/session'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { useMe } from '../../../../features/auth/use-me'
import { mayConfirmIdentity, scanPurposes } from '../../../../features/card-scan/scan-purpose'
import { AnswerView } from '../../../../features/page/answer-view'
import { Scanner } from './scanner'

/** 扫健康卡: check somebody in, say who they are, or open their record, by the code on their phone. */
export default function ScanPage() {
  const isLoggedIn = useSession() !== null
  const me = useMe()
  if (!isLoggedIn) {
    return (
      <Page title="扫健康卡">
        <EmptyState
          title="先登录"
          why="扫码是给医生、护士和前台用的。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  if (me.kind !== 'ready') {
    return (
      <Page title="扫健康卡">
        <AnswerView state={me} loading="正在打开…" failed="没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  const duties = me.answer.staff?.duties ?? []
  const purposes = scanPurposes(duties)
  const [first] = purposes
  if (!first) {
    return (
      <Page title="扫健康卡">
        <EmptyState title="这里给医生、护士和前台用" why="自己的码在“健康”里，到窗口给前台扫。" />
      </Page>
    )
  }
  return <Scanner purposes={purposes} first={first} confirms={mayConfirmIdentity(duties)} />
}
