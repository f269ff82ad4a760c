import { Text, View } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import { Button } from '../action/button'
import { Link } from '../action/link'
import { Illustration } from '../picture/illustration'
import './state.scss'

export interface FailedStateProps {
  /** 号源没取到 */
  title: string
  /** Whose fault it is not, and what is safe all the same. */
  cause: string
  onRetry: () => void
  retrying?: boolean
  /** 打电话约：028-0000-0000 */
  call?: string
  onCall?: () => void
  /** Lets a person at the telephone find this failure in the log. */
  requestId?: string | undefined
}

export function FailedState({ title, cause, onRetry, retrying, call, onCall, requestId }: FailedStateProps) {
  return (
    <View className="state">
      <View className="state__drawing">
        <Illustration name="failed" />
      </View>
      <Text className="t-h2" {...spoken({ role: 'alert' })}>
        {title}
      </Text>
      <Text className="state__why">{cause}</Text>
      <View className="state__action">
        <Button label="再试一次" icon="refresh" busy={retrying ?? false} onTap={onRetry} />
      </View>
      {call && onCall && (
        <View className="state__link">
          <Link label={call} size="body" icon="phone" onTap={onCall} />
        </View>
      )}
      {requestId && (
        <Text className="t-cap t-digits state__request">请求号 {requestId}，报给客服能更快查到</Text>
      )}
    </View>
  )
}
