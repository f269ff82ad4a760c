import { Text, View } from '@tarojs/components'
import { useSelf } from '../../api/use-self'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import type { Me } from './use-me'

/** The account holder by their own name, once they have added themselves; until then by their number. */
export function AccountHead({ me }: { me: Me }) {
  const self = useSelf()
  const phone = me.kind === 'ready' ? me.answer.phoneMasked : null
  return (
    <View className="line line--wide inset">
      <ArchAvatar letter="我" tint={self?.tint ?? 'p4'} size="l" />
      <View className="grow stack">
        <Text className="t-h2">{self?.name ?? '我的账号'}</Text>
        <Text className="t-sub t-digits">{phone ?? (me.kind === 'ready' ? '还没有绑手机号' : '')}</Text>
      </View>
    </View>
  )
}
