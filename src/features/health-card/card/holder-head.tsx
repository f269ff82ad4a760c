import { Text } from '@tarojs/components'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { ArchAvatar } from '../../../components/picture/arch-avatar'
import type { WalletPerson } from '../wallet'

/** Who stands in the doorway: the name, and what tells them from a twin. */
export function HolderHead({ person: { holder, face } }: { person: WalletPerson }) {
  return (
    <>
      <ArchAvatar letter={face.letter} tint={face.tint} size="l" />
      <Text className="t-h2 mt2">{holder.name}</Text>
      <Text className="t-sub t-digits">
        {SEX_NAMES_ZH[holder.sex]} · {face.age} · {holder.documentMasked}
      </Text>
    </>
  )
}
