import { Text, View } from '@tarojs/components'
import { serverNow } from '../../../api/server-clock'
import { spoken } from '../../../components/accessibility/accessibility'
import { QrCode } from '../../../components/picture/qr-code'
import { secondsLeft } from '../../../components/time/countdown'
import type { DynamicCode } from './code-on-show'
import './live-code.scss'

export interface LiveCodeProps {
  code: DynamicCode
  name: string
}

/** The code of this minute, and in how many seconds the next one takes its place. */
export function LiveCode({ code, name }: LiveCodeProps) {
  const refreshMs = Date.parse(code.refreshAt)
  const seconds = secondsLeft(refreshMs, serverNow().getTime(), 0)
  const share = (seconds * 1000) / (refreshMs - Date.parse(code.issuedAt))
  return (
    <View className="live-code">
      <QrCode text={code.code} label={`${name}的动态就诊码，给前台或医生扫`} />
      <View
        className="live-code__foot"
        {...spoken({ role: 'timer', live: 'off', label: `${seconds} 秒后自动换新` })}
      >
        <View className="live-code__ring" style={`--share:${(Math.min(1, share) * 100).toFixed(1)}%`} />
        <Text className="live-code__seconds t-digits">{seconds > 0 ? `${seconds} 秒` : '正在换新'}</Text>
        <Text className="live-code__words">{seconds > 0 ? '后自动换新' : '…'}</Text>
        <Text className="live-code__words live-code__warning">，截图无效</Text>
      </View>
    </View>
  )
}
