//! Tools of clients, web searches and images (spec/thread-history.md §3, §5.8).

use super::millis;
use crate::history::paths::normalised;
use crate::rollout::{
    DynamicToolCallRequest, DynamicToolCallResponseEvent, ImageGenerationBeginEvent, ImageGenerationEndEvent,
    ImageGenerationItem, ImageViewItem, ViewImageToolCallEvent, WebSearchBeginEvent, WebSearchEndEvent,
    WebSearchItem,
};
use crate::v2::{
    DynamicToolCallStatus, DynamicToolCallThreadItem, FindInPageWebSearchAction, ImageGenerationThreadItem,
    ImageViewThreadItem, OpenPageWebSearchAction, SearchWebSearchAction, WebSearchAction,
    WebSearchThreadItem,
};
use crate::vocab::ResponsesApiWebSearchAction;

impl From<DynamicToolCallRequest> for DynamicToolCallThreadItem {
    #[inline]
    fn from(event: DynamicToolCallRequest) -> DynamicToolCallThreadItem {
        DynamicToolCallThreadItem {
            id: event.call_id.into_string().into(),
            namespace: event.namespace,
            tool: event.tool,
            arguments: event.arguments,
            status: DynamicToolCallStatus::InProgress,
            content_items: None,
            success: None,
            duration_ms: None,
        }
    }
}

impl From<DynamicToolCallResponseEvent> for DynamicToolCallThreadItem {
    #[inline]
    fn from(event: DynamicToolCallResponseEvent) -> DynamicToolCallThreadItem {
        let status =
            if event.success { DynamicToolCallStatus::Completed } else { DynamicToolCallStatus::Failed };
        DynamicToolCallThreadItem {
            id: event.call_id.into_string().into(),
            namespace: event.namespace,
            tool: event.tool,
            arguments: event.arguments,
            status,
            content_items: Some(event.content_items),
            success: Some(event.success),
            duration_ms: millis(event.duration),
        }
    }
}

impl From<WebSearchBeginEvent> for WebSearchThreadItem {
    #[inline]
    fn from(event: WebSearchBeginEvent) -> WebSearchThreadItem {
        WebSearchThreadItem { id: event.call_id.into_string().into(), query: String::new(), action: None }
    }
}

impl From<WebSearchEndEvent> for WebSearchThreadItem {
    #[inline]
    fn from(event: WebSearchEndEvent) -> WebSearchThreadItem {
        WebSearchThreadItem {
            id: event.call_id.into_string().into(),
            query: event.query,
            action: Some(event.action.into()),
        }
    }
}

impl From<WebSearchItem> for WebSearchThreadItem {
    #[inline]
    fn from(item: WebSearchItem) -> WebSearchThreadItem {
        WebSearchThreadItem { id: item.id, query: item.query, action: Some(item.action.into()) }
    }
}

impl From<ResponsesApiWebSearchAction> for WebSearchAction {
    /// A kind that this release does not know becomes `other`, as in the server.
    #[inline]
    fn from(action: ResponsesApiWebSearchAction) -> WebSearchAction {
        match action {
            ResponsesApiWebSearchAction::Search(action) => {
                SearchWebSearchAction { query: action.query, queries: action.queries }.into()
            }
            ResponsesApiWebSearchAction::OpenPage(action) => {
                OpenPageWebSearchAction { url: action.url }.into()
            }
            ResponsesApiWebSearchAction::FindInPage(action) => {
                FindInPageWebSearchAction { url: action.url, pattern: action.pattern }.into()
            }
            ResponsesApiWebSearchAction::Other | ResponsesApiWebSearchAction::Unrecognized(_) => {
                WebSearchAction::Other
            }
        }
    }
}

impl From<ViewImageToolCallEvent> for ImageViewThreadItem {
    #[inline]
    fn from(event: ViewImageToolCallEvent) -> ImageViewThreadItem {
        ImageViewThreadItem { id: event.call_id.into_string().into(), path: normalised(event.path) }
    }
}

impl From<ImageViewItem> for ImageViewThreadItem {
    #[inline]
    fn from(item: ImageViewItem) -> ImageViewThreadItem {
        ImageViewThreadItem { id: item.id, path: normalised(item.path) }
    }
}

impl From<ImageGenerationBeginEvent> for ImageGenerationThreadItem {
    #[inline]
    fn from(event: ImageGenerationBeginEvent) -> ImageGenerationThreadItem {
        ImageGenerationThreadItem {
            id: event.call_id.into_string().into(),
            status: String::new(),
            revised_prompt: None,
            result: String::new(),
            saved_path: None,
        }
    }
}

impl From<ImageGenerationEndEvent> for ImageGenerationThreadItem {
    #[inline]
    fn from(event: ImageGenerationEndEvent) -> ImageGenerationThreadItem {
        ImageGenerationThreadItem {
            id: event.call_id.into_string().into(),
            status: event.status,
            revised_prompt: event.revised_prompt,
            result: event.result,
            saved_path: event.saved_path.map(normalised),
        }
    }
}

impl From<ImageGenerationItem> for ImageGenerationThreadItem {
    #[inline]
    fn from(item: ImageGenerationItem) -> ImageGenerationThreadItem {
        ImageGenerationThreadItem {
            id: item.id,
            status: item.status,
            revised_prompt: item.revised_prompt,
            result: item.result,
            saved_path: item.saved_path.map(normalised),
        }
    }
}
