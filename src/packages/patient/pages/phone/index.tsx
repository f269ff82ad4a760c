import { useQueryClient } from '@tanstack/react-query'
import { Text, View } from '@tarojs/components'
import { api, client } from '../../../../api/client'
import { failureOf, failureSentence } from '../../../../api/failure-of'
import { useWrite } from '../../../../api/use-write'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { TextField } from '../../../../components/field/text-field'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { usePhoneCode } from '../../../../features/auth/use-phone-code'
import { goBack } from '../../../../platform/screen/go-back'
import { hasPhoneNumberButton } from '../../../../platform/wechat/phone-number'

/** Binds the number that reminders go to: by WeChat's button where there is one, by a typed code everywhere. */
export default function PhonePage() {
  const queryClient = useQueryClient()
  const typed = usePhoneCode(finish)
  const shared = useWrite(client.auth.bindWechatPhone.mutate)

  function finish(): void {
    void queryClient.invalidateQueries({ queryKey: api.auth.me.queryKey() })
    goBack()
  }

  return (
    <Page
      title="手机号"
      bar={
        <BottomBar>
          <Button
            label="绑定这个号码"
            busy={typed.confirming}
            disabledReason={missing(typed)}
            onTap={typed.confirm}
          />
        </BottomBar>
      }
    >
      <Text className="t-2 inset">用来认出你、发就诊提醒。不会有推销电话。</Text>
      <Card>
        <View className="stack stack--4">
          <TextField
            label="手机号"
            keyboard="number"
            value={typed.phone}
            maxLength={20}
            hint="11 位大陆手机号"
            error={typed.sendError ? failureSentence(typed.sendError) : undefined}
            onInput={typed.setPhone}
            trailing={
              <Button
                kind="tonal"
                size="medium"
                width="words"
                label={typed.wasSent ? '重新发送' : '发验证码'}
                busy={typed.sending}
                disabledReason={notYet(typed)}
                onTap={typed.send}
              />
            }
          />
          <TextField
            label="验证码"
            keyboard="number"
            value={typed.code}
            maxLength={6}
            hint={typed.wasSent ? '已经发出去了，5 分钟内有效' : '6 位数字，先点“发验证码”'}
            error={typed.confirmError ? failureSentence(typed.confirmError) : undefined}
            onInput={typed.setCode}
          />
        </View>
      </Card>
      {hasPhoneNumberButton && (
        <Button
          kind="secondary"
          label="用微信里的手机号"
          openType="getPhoneNumber"
          busy={shared.isPending}
          onPhoneNumber={(code) => code !== undefined && shared.mutate({ code }, { onSuccess: finish })}
        />
      )}
      {shared.error && (
        <Note tone="bad" announced>
          {failureSentence(shared.error)}
        </Note>
      )}
      {[typed.sendError, typed.confirmError, shared.error].some(asksToAgree) && (
        <Button kind="tonal" label="去看隐私说明" onTap={openLogin} />
      )}
    </Page>
  )
}

/** The texts have changed since this person agreed: the log-in page shows them and asks again. */
function asksToAgree(error: unknown): boolean {
  if (!error) return false
  const failure = failureOf(error)
  return failure.kind === 'refused' && failure.code === 'privacy_not_agreed'
}

type Typed = ReturnType<typeof usePhoneCode>

function notYet({ phoneIsWhole, secondsToResend, wasSent }: Typed): string | undefined {
  if (secondsToResend > 0) return `${secondsToResend} 秒后重发`
  return phoneIsWhole ? undefined : wasSent ? '重新发送' : '发验证码'
}

function missing({ phoneIsWhole, codeIsWhole, wasSent }: Typed): string | undefined {
  if (!phoneIsWhole) return '还差手机号'
  if (!wasSent) return '先点“发验证码”'
  return codeIsWhole ? undefined : '还差 6 位验证码'
}
