//! What a change means: rules with names, how bad each is, and who breaks.

use std::fmt;

/// How bad a change is for clients that stay as they are while the server moves on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No client of the older release notices.
    Safe,
    /// Clients that read strictly fail, or something happens otherwise than meant.
    Dangerous,
    /// Correct clients of the older release fail.
    Breaking,
}

impl Severity {
    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Safe => "safe",
            Severity::Dangerous => "dangerous",
            Severity::Breaking => "breaking",
        }
    }
}

/// Who breaks, as a client of one release with a server of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Broken {
    /// An older client that sends to a newer server, which refuses or ignores what it reads.
    OldSender,
    /// An older client that reads what a newer server sends.
    OldReader,
    /// A newer client that sends to an older server, which refuses or ignores what it reads.
    NewSender,
    /// A newer client that reads what an older server sends.
    NewReader,
}

impl Broken {
    /// The words in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Broken::OldSender => "old client sends",
            Broken::OldReader => "old client reads",
            Broken::NewSender => "new client sends",
            Broken::NewReader => "new client reads",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! rules {
    ($($name:ident $text:literal $severity:ident [$($broken:ident),*] $meaning:literal;)*) => {
        /// What kind of change it is. `sent` is what the client writes, `read` what the server writes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = $meaning] $name,)*
        }

        impl Rule {
            /// All rules.
            pub const ALL: &[Rule] = &[$(Rule::$name,)*];

            /// The name by which it is shown, and ignored.
            pub fn name(self) -> &'static str {
                match self {
                    $(Rule::$name => $text,)*
                }
            }

            /// How bad such a change is.
            pub fn severity(self) -> Severity {
                match self {
                    $(Rule::$name => Severity::$severity,)*
                }
            }

            /// Who breaks.
            pub fn broken(self) -> &'static [Broken] {
                match self {
                    $(Rule::$name => &[$(Broken::$broken),*],)*
                }
            }

            /// What it means, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Rule::$name => $meaning,)*
                }
            }
        }
    };
}

rules! {
    MethodRemoved "method-removed" Breaking [OldSender] "A client request is gone: the server answers with an error.";
    MethodUnlisted "method-unlisted" Dangerous [] "A method is served still, but the schemas leave it out.";
    MethodAdded "method-added" Safe [NewSender] "There is a client request that older servers do not know.";
    MethodBecameExperimental "method-became-experimental" Breaking [OldSender] "A method needs `experimentalApi` where it did not.";
    NotificationBecameExperimental "notification-became-experimental" Dangerous [OldReader] "The server sends something only with `experimentalApi`, where it always did.";
    MethodBecameStable "method-became-stable" Safe [NewSender] "A method no longer needs `experimentalApi`.";
    ServerRequestAdded "server-request-added" Dangerous [OldReader] "The server may ask what older clients cannot answer.";
    ServerRequestRemoved "server-request-removed" Safe [NewReader] "The server no longer asks this.";
    NotificationAdded "notification-added" Safe [] "The server sends a notification that older clients do not know, and should ignore.";
    NotificationRemoved "notification-removed" Dangerous [OldReader] "The server no longer sends this: who waits for it waits in vain.";
    ClientNotificationAdded "client-notification-added" Safe [NewSender] "There is a client notification that older servers do not know.";
    ClientNotificationRemoved "client-notification-removed" Dangerous [OldSender] "The server no longer knows a client notification, and ignores it.";
    SentMemberRequired "sent-member-required" Breaking [OldSender] "Clients must send a member that older ones do not send, or need not.";
    SentMemberAdded "sent-member-added" Safe [NewSender] "Clients may send a member that older servers ignore.";
    SentMemberRemoved "sent-member-removed" Breaking [OldSender] "A member that clients send is no longer read.";
    SentMemberOptional "sent-member-optional" Safe [NewSender] "Clients need no longer send a member that older servers require.";
    SentValueAdded "sent-value-added" Safe [NewSender] "Clients may send a value that older servers refuse.";
    SentValueRemoved "sent-value-removed" Breaking [OldSender] "A value that clients send is refused.";
    SentVariantAdded "sent-variant-added" Safe [NewSender] "Clients may send a variant that older servers refuse.";
    SentVariantRemoved "sent-variant-removed" Breaking [OldSender] "A variant that clients send is refused.";
    SentEnumOpened "sent-enum-opened" Safe [NewSender] "Clients may send any string where there was a list of values.";
    SentEnumClosed "sent-enum-closed" Breaking [OldSender] "Clients may send only listed values where any string was accepted.";
    SentTypeWidened "sent-type-widened" Safe [NewSender] "Clients may send types that older servers refuse.";
    SentTypeNarrowed "sent-type-narrowed" Breaking [OldSender] "A type that clients send is refused.";
    SentTypeChanged "sent-type-changed" Breaking [OldSender, NewSender] "Clients must send another type.";
    SentNullAllowed "sent-null-allowed" Safe [NewSender] "Clients may send null, which older servers refuse.";
    SentNullRefused "sent-null-refused" Breaking [OldSender] "Null, which clients send, is refused.";
    SentObjectClosed "sent-object-closed" Breaking [OldSender] "Members that the server does not know are refused, where they were ignored.";
    SentObjectOpened "sent-object-opened" Safe [NewSender] "Members that the server does not know are accepted, where they were refused.";
    SentDefaultChanged "sent-default-changed" Dangerous [OldSender, NewSender] "Leaving a member out means something else.";
    SentMemberBecameExperimental "sent-member-became-experimental" Breaking [OldSender] "A member that clients send needs `experimentalApi` where it did not.";
    SentMemberBecameStable "sent-member-became-stable" Safe [NewSender] "A member that clients send no longer needs `experimentalApi`.";
    ReadMemberAdded "read-member-added" Safe [] "The server sends a member more.";
    ReadMemberAddedToClosed "read-member-added-to-closed" Dangerous [OldReader] "The server sends a member more in an object that strict readers refuse to see extended.";
    ReadRequiredMemberAdded "read-required-member-added" Safe [NewReader] "The server sends a member always that older servers do not send.";
    ReadMemberRemoved "read-member-removed" Breaking [OldReader] "A member that readers rely on is no longer sent.";
    ReadOptionalMemberRemoved "read-optional-member-removed" Dangerous [OldReader] "A member that was sent at times is never sent.";
    ReadMemberOptional "read-member-optional" Breaking [OldReader] "A member that readers rely on may be missing.";
    ReadMemberRequired "read-member-required" Safe [NewReader] "A member that could be missing is always sent.";
    ReadValueAdded "read-value-added" Dangerous [OldReader] "The server sends a value that a closed reader refuses.";
    ReadValueRemoved "read-value-removed" Safe [NewReader] "The server no longer sends a value.";
    ReadVariantAdded "read-variant-added" Dangerous [OldReader] "The server sends a variant that a closed reader refuses.";
    ReadVariantRemoved "read-variant-removed" Safe [NewReader] "The server no longer sends a variant.";
    ReadEnumOpened "read-enum-opened" Dangerous [OldReader] "The server may send any string where there was a list of values.";
    ReadEnumClosed "read-enum-closed" Safe [NewReader] "The server sends listed values only, where there could be any string.";
    ReadTypeWidened "read-type-widened" Breaking [OldReader] "The server may send types that readers do not expect.";
    ReadTypeNarrowed "read-type-narrowed" Safe [NewReader] "The server sends fewer types.";
    ReadTypeChanged "read-type-changed" Breaking [OldReader, NewReader] "The server sends another type.";
    ReadBecameNullable "read-became-nullable" Breaking [OldReader] "The server may send null where it did not.";
    ReadNoLongerNullable "read-no-longer-nullable" Safe [NewReader] "The server no longer sends null.";
    ReadMemberBecameExperimental "read-member-became-experimental" Dangerous [OldReader] "A member is sent only with `experimentalApi`, where it always was.";
    ReadMemberBecameStable "read-member-became-stable" Safe [NewReader] "A member is sent without `experimentalApi` too.";
}

impl Rule {
    /// The rule with a name.
    pub fn named(name: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.name() == name)
    }

    /// Whether it is about what the client writes; else about what the server writes, or a whole method.
    pub fn is_sent(self) -> bool {
        self.name().starts_with("sent-")
    }

    /// Whether such a change shows by no error: what is sent is ignored, or what is waited for never comes.
    pub fn is_silent(self) -> bool {
        matches!(
            self,
            Rule::NotificationRemoved
                | Rule::ClientNotificationRemoved
                | Rule::SentMemberRemoved
                | Rule::SentDefaultChanged
        )
    }
}
