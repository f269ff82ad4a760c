import { Text } from '@tarojs/components'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { hasPhoneNumberButton } from '../../platform/wechat/phone-number'
import type { LogInWay } from './use-log-in'

export interface LogInWaysProps {
  busyWith: LogInWay | null
  /** True where the server offers its demonstration families. */
  hasDemo: boolean
  onPhoneNumber: (code: string | undefined) => void
  onTypedCode: () => void
  onDemo: () => void
  /** On a computer: a member of staff approves it on their phone. */
  onDesk: () => void
  onLookAround: () => void
}

/** In WeChat: its phone number, or a typed code. In a browser, which has no wx.login: the demonstration, if there is one. */
export function LogInWays({ busyWith, hasDemo, ...on }: LogInWaysProps) {
  const lookAround = (
    <Button kind="quiet" size="medium" label="不同意，先逛逛（能看医院和放号）" onTap={on.onLookAround} />
  )
  if (hasPhoneNumberButton) {
    return (
      <>
        <Button
          label="同意，用微信手机号登录"
          openType="getPhoneNumber"
          busy={busyWith === 'wechat-phone'}
          onPhoneNumber={on.onPhoneNumber}
        />
        <Button
          kind="secondary"
          label="同意，用短信验证码登录"
          busy={busyWith === 'typed-code'}
          onTap={on.onTypedCode}
        />
        {lookAround}
      </>
    )
  }
  const desk = <Button kind="secondary" label="工作人员：用手机登录这台电脑" onTap={on.onDesk} />
  if (hasDemo) {
    return (
      <>
        <Button label="同意，用示例家庭登录" onTap={on.onDemo} />
        {desk}
        {lookAround}
      </>
    )
  }
  return (
    <>
      <Note tone="info">
        <Text>家人请在微信里打开小程序“家门口健康”登录。工作人员可以用手机批准这台电脑。</Text>
      </Note>
      {desk}
      <Button label="先逛逛，看医院和放号" onTap={on.onLookAround} />
    </>
  )
}
