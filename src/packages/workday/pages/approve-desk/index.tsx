import { Text, View } from '@tarojs/components'
import { failureSentence } from '../../../../api/failure-of'
import { useSession } from '../../../../api/session'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { TextField } from '../../../../components/field/text-field'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { useApproveDesk } from '../../../../features/auth/use-approve-desk'
import { goBack } from '../../../../platform/screen/go-back'
import { canScanCode } from '../../../../platform/wechat/scan-code'

/** On the phone: lets in a computer that has no WeChat, by the code on its screen. */
export default function ApproveDeskPage() {
  const isLoggedIn = useSession() !== null
  const desk = useApproveDesk()
  if (!isLoggedIn) {
    return (
      <Page title="电脑登录">
        <EmptyState title="先登录" why="登录以后才能批准电脑登录。" action="去登录" onAction={openLogin} />
      </Page>
    )
  }
  if (desk.isApproved) {
    return (
      <Page title="电脑登录">
        <EmptyState
          title="电脑已经登录"
          why="看一眼电脑屏幕，几秒钟就好。离开 15 分钟会自动退出，下班记得点退出。"
          action="好的"
          onAction={goBack}
        />
      </Page>
    )
  }
  return (
    <Page
      title="电脑登录"
      bar={
        <BottomBar>
          <Button
            label="让这台电脑登录"
            busy={desk.approving}
            {...(desk.isWhole ? {} : { disabledReason: '还差 8 位登录码' })}
            onTap={desk.approve}
          />
        </BottomBar>
      }
    >
      <Card>
        <View className="stack stack--4">
          <TextField
            label="电脑上的登录码"
            value={desk.typed}
            maxLength={12}
            hint="8 位字母和数字，不分大小写"
            error={desk.error ? failureSentence(desk.error) : undefined}
            onInput={desk.setTyped}
          />
          {canScanCode && (
            <Button
              kind="tonal"
              size="medium"
              icon="qr"
              label="扫屏幕上的码"
              onTap={() => void desk.scan()}
            />
          )}
        </View>
      </Card>
      <Note tone="wait" icon="alert">
        <Text>只批准你自己面前的电脑。别人发来的码不要输，输了他就能用你的身份看病人资料。</Text>
      </Note>
    </Page>
  )
}
